"""Addresses of the API."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from claims.api.archive import ArchiveView, CopiesView
from claims.api.checks import CheckViewSet
from claims.api.claims import ClaimViewSet
from claims.api.clusters import ClusterViewSet
from claims.api.connectors import ConnectorsView, ConnectorView, TrialView
from claims.api.feeds import FeedViewSet
from claims.api.letters import LetterViewSet
from claims.api.material import IntakeViewSet, ReportViewSet, ReviewViewSet
from claims.api.root import Root
from claims.api.search import SearchView
from claims.api.sources import SourceViewSet
from claims.api.weights import WeightsResetView, WeightsTrialView, WeightsView
from claims.api.work import WorkDeedView, WorkView

app_name = "api"
router = SimpleRouter()
router.register("checks", CheckViewSet, basename="check")
router.register("claims", ClaimViewSet, basename="claim")
router.register("clusters", ClusterViewSet, basename="cluster")
router.register("reports", ReportViewSet, basename="report")
router.register("sources", SourceViewSet, basename="source")
router.register("feeds", FeedViewSet, basename="feed")
router.register("reviews", ReviewViewSet, basename="review")
router.register("letters", LetterViewSet, basename="letter")
router.register("intake", IntakeViewSet, basename="intake")

urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("search/", SearchView.as_view(), name="search"),
    path("archive/", ArchiveView.as_view(), name="archive"),
    re_path(r"^reports/(?P<pk>\d{1,18})/copies/$", CopiesView.as_view(), name="report-copies"),
    path("connectors/", ConnectorsView.as_view(), name="connector-list"),
    path("connectors/<slug:name>/", ConnectorView.as_view(), name="connector"),
    path("connectors/<slug:name>/try/", TrialView.as_view(), name="connector-try"),
    path("weights/", WeightsView.as_view(), name="weights"),
    path("weights/try/", WeightsTrialView.as_view(), name="weights-try"),
    path("weights/reset/", WeightsResetView.as_view(), name="weights-reset"),
    path("work/", WorkView.as_view(), name="work"),
    re_path(
        r"^work/(?P<kind>[a-z]+)/(?P<pk>\d{1,18})/(?P<deed>retry|drop)/$", WorkDeedView.as_view(), name="work-deed"
    ),
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
]
