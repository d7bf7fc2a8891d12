"""Blood, saliva and glucose samples against the athlete's own earlier ones."""
