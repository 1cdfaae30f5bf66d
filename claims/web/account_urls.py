"""Addresses of the log-in: the pages of django-allauth that this desk has use for, and no others.

Left out are further e-mail addresses of one's own and their confirmation: an address is what people log in with, and an
admin gives it. They would be pages in words that are not the desk's.
"""

from allauth.account import views
from django.urls import include, path, re_path

from claims.web.accounts import no_password_here

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),  # says that nobody signs up
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/none/", no_password_here, name="account_set_password"),  # who has none is sent there
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("2fa/", include("allauth.mfa.urls")),
]
