"""The conversation: triage, planning, tools, grounding, memory."""
