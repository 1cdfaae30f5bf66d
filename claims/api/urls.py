"""Addresses of the API."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from claims.api.checks import CheckViewSet
from claims.api.claims import ClaimViewSet
from claims.api.clusters import ClusterViewSet
from claims.api.letters import LetterViewSet
from claims.api.material import IntakeViewSet, ReportViewSet, ReviewViewSet, SourceViewSet
from claims.api.root import Root
from claims.api.search import SearchView
from claims.api.work import WorkDeedView, WorkView

app_name = "api"
router = SimpleRouter()
router.register("checks", CheckViewSet, basename="check")
router.register("claims", ClaimViewSet, basename="claim")
router.register("clusters", ClusterViewSet, basename="cluster")
router.register("reports", ReportViewSet, basename="report")
router.register("sources", SourceViewSet, basename="source")
router.register("reviews", ReviewViewSet, basename="review")
router.register("letters", LetterViewSet, basename="letter")
router.register("intake", IntakeViewSet, basename="intake")

urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("search/", SearchView.as_view(), name="search"),
    path("work/", WorkView.as_view(), name="work"),
    re_path(
        r"^work/(?P<kind>[a-z]+)/(?P<pk>\d{1,18})/(?P<deed>retry|drop)/$", WorkDeedView.as_view(), name="work-deed"
    ),
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
]
