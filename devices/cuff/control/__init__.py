"""The cuff's own process: a gate before the wire, a steady loop, a ledger on disk, a socket, watchdogs."""
