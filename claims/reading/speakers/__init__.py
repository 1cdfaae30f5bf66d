"""From the words that name a source to the speaker: name, role and organisation, and whom “he” or “she” means."""
