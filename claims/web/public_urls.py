"""Addresses of the public pages."""

from django.urls import path

from claims.web import public, syndicated

app_name = "public"
urlpatterns = [
    path("", public.checks, name="home"),
    path("checks/", public.checks, name="checks"),
    path("checks/feed.atom", syndicated.feed, name="feed"),
    path("checks/<slug:slug>/", public.check, name="check"),
    path("checks/<slug:slug>/<int:number>/", public.version, name="version"),
    path("corrections/", public.corrections, name="corrections"),
    path("methodology/", public.methodology, name="methodology"),
    path("about/", public.about, name="about"),
    path("sitemap.xml", syndicated.sitemap, name="sitemap"),
    path("robots.txt", syndicated.robots, name="robots"),
]
