"""The REST API: the same verbs and the same refusals as the desk."""
