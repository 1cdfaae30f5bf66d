"""Every address of the site."""

from allauth.account.decorators import secure_admin_login
from django.urls import include, path
from django.views.generic import RedirectView

from claims.admin import site as back_office
from claims.api.factcheck_tools import ClaimsSearchView
from factcheck import health

# One log-in for everything, with its second factor and its limits.
back_office.login = secure_admin_login(back_office.login)  # type: ignore[method-assign]

handler404 = "claims.web.missing.nothing_here"
handler500 = "claims.web.broken.went_wrong"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", RedirectView.as_view(url="/static/img/mark.svg")),
    path("account/", include("claims.web.account_urls")),
    path("admin/", back_office.urls),
    path("api/", include("claims.api.urls")),
    path("v1alpha1/claims:search", ClaimsSearchView.as_view(), name="claims-search"),  # Google's address for it
    path("desk/", include("claims.web.desk_urls")),
    path("", include("claims.web.public_urls")),
]
