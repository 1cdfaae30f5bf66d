"""Who says what in one sentence of English: the verbs that report, who acts, and where the words begin and end."""
