"""Addresses of the public pages."""

from django.urls import path, re_path

from claims.web import crawled, embedding, feeds, letters, proofs, public, tables

app_name = "public"
urlpatterns = [
    path("", public.checks, name="home"),
    path("checks/", public.checks, name="checks"),
    re_path(r"^checks/feed\.(?P<form>atom|rss|json)$", feeds.feed, name="feed"),
    path("checks/list.csv", tables.checks, name="table"),
    path("checks/<slug:slug>/", public.check, name="check"),
    path("checks/<slug:slug>/<int:number>/", public.version, name="version"),
    path("checks/<slug:slug>/card/", embedding.card, name="card"),
    path("checks/<slug:slug>/letter/", letters.put_right, name="put-right"),
    path("letters/", letters.send_in, name="letters"),
    re_path(r"^letters/(?P<secret>[A-Za-z0-9_-]{32})/$", letters.letter, name="letter"),
    path("oembed/", embedding.oembed, name="oembed"),
    path("checks/<slug:slug>/proof.zip", proofs.proof, name="proof"),
    path("corrections/", public.corrections, name="corrections"),
    path("methodology/", public.methodology, name="methodology"),
    path("about/", public.about, name="about"),
    path("sitemap.xml", crawled.sitemap, name="sitemap"),
    path("robots.txt", crawled.robots, name="robots"),
]
