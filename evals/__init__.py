"""Is it any good: cases, graders, reports."""
