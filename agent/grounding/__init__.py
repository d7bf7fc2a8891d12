"""No number, name, direction, rank, reason or write leaves without proof.

`render.render` writes the slots of a draft; `verify.verify` reads the final text as a stranger would, trusting no slot.
It fails closed: what it cannot tie to evidence is a violation. One YAML file a language holds all words (`en.yaml`); a
text in a language without one raises `UnknownLanguage`. `render_words.yaml` holds the words beside numbers.

A number is bound to a person (the name nearest before it, in its segment, then its sentence), a metric (a word for one
in its segment, else the nearest in the sentence, the table's head, or the sentence before) and days (windows, dates,
"yesterday"), and must then match within half of its last printed digit and within the catalogue's decimals.

Codes, by what is wrong:

- numbers: `unsupported_number`, `wrong_label` (planned for adjusted, needed for known), `wrong_window`,
  `wrong_aggregate`, `wrong_date`
- ways: `wrong_direction`, `unsupported_direction`, `wrong_band`, `wrong_rank`, `unsupported_rank`, `wrong_quantifier`,
  `unsupported_quantifier`
- people: `wrong_subject`, `unknown_name`, `ambiguous_name`, `name_without_evidence`, `leaked_name`, `raw_alias`,
  `unsupported_concern`, `wrong_missing`
- causes and deeds: `unsupported_reason`, `claimed_write`, `wrong_receipt`
- never: `injury_risk`, `diagnosis`, `safety_claim`, `guarantee`, `clearance`, `body_targets`, `push_through`,
  `medicine`, `abuse`, `hearsay`, `link`, `markup`, `secret`, `unfilled_slot`
- of a language model's prose only: `illegible` (`legible.illegible`)

What a writer of messages keeps to, so that binding is plain:

1. A number stands in one segment (between commas, colons, brackets, "and", "but", "because") with its metric word, and
   after it. In a table the head names the metric and each row begins with the name.
2. A difference is `{{e3.abs}}` with a direction word beside it, or `{{e3.signed}}` without one.
3. Of two facts with labels, "planned", "before", "from", "instead of" stand before the old one; "now", "adjusted" or
   nothing before the new one. A limit stands with "above", "below", "or less" or "would have".
4. A value needed and a value known say so: "needs {{e1}}", "I have {{e2}}". A count is evidence too.
5. "Last 7 days" stands only by numbers whose window has 7 days, "today" by those whose window ends today.
6. "falls to" needs the value it falls from among the evidence; "because" needs a reason code of that topic.
7. A lone "one" is a number: "one of them", "an easy one" and the like are not.
"""
