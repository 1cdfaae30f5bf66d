"""How a passage seems to bear on a claim: a hint, with the signs that it rests on."""
