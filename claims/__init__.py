"""The app: claims, their evidence, their review and their publication."""
