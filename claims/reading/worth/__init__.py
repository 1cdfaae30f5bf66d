"""Is a sentence worth checking? Named signs, and a score from them."""
