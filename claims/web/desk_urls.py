"""Addresses of the desk."""

from django.urls import path

from claims.web.desk import (
    actions,
    connectors,
    draft,
    intake,
    queue,
    report,
    review,
    search,
    sources,
    work,
    workspace,
)

app_name = "desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("search/", search.search, name="search"),
    path("intake/", intake.intake, name="intake"),
    path("intake/claim/", workspace.submit, name="submit"),
    path("intake/<int:pk>/", intake.state, name="intake-state"),
    path("intake/<int:pk>/again/", intake.again, name="intake-again"),
    path("reports/", report.reports, name="reports"),
    path("reports/<int:pk>/", report.report, name="report"),
    path("reports/<int:pk>/mark/", report.mark, name="mark"),
    path("claims/<int:pk>/", workspace.claim, name="claim"),
    path("claims/<int:pk>/words/", workspace.words, name="words"),
    path("claims/<int:pk>/do/<slug:action>/", actions.act, name="act"),
    path("claims/<int:pk>/same/", workspace.same, name="same"),
    path("claims/<int:pk>/items/", workspace.add_item, name="add-item"),
    path("claims/<int:pk>/items/<slug:kind>/<int:item_pk>/", workspace.item, name="item"),
    path("claims/<int:pk>/found/<int:hit_pk>/dismiss/", workspace.dismiss_hit, name="dismiss-hit"),
    path("claims/<int:pk>/speakers/", workspace.link_speaker, name="link-speaker"),
    path("claims/<int:pk>/pulls/", workspace.pulls, name="pulls"),
    path("claims/<int:pk>/review/", review.review, name="review"),
    path("claims/<int:pk>/review/typed/", review.keep_typing, name="review-typed"),
    path("claims/<int:pk>/draft/", draft.draft, name="draft"),
    path("claims/<int:pk>/draft/preview/", draft.preview, name="preview"),
    path("work/", work.work, name="work"),
    path("work/<slug:kind>/<int:pk>/<slug:deed>/", work.decide, name="decide-work"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("sources/feeds/", sources.watch, name="watch"),
    path("sources/feeds/<int:pk>/", sources.switch, name="switch-feed"),
    path("sources/feeds/<int:pk>/brings-in/", sources.set_feed, name="set-feed"),
    path("sources/<int:pk>/spellings/", sources.spellings, name="spellings"),
    path("sources/connectors/<slug:name>/", connectors.switch, name="switch-connector"),
    path("sources/connectors/<slug:name>/try/", connectors.try_out, name="try-connector"),
]
