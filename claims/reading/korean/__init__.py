"""Who says what in Korean, where the verb stands last: by rules of its own."""
