"""What a message asks for, worked out without a language model.

A language is a folder: `lexicon.yaml` (words and what they mean), `patterns.yaml` (word order), `cues.yaml` (what
points to an intent) and `utterances.yaml` (examples per intent). No word of any language stands in the code.
"""
