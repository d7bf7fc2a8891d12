"""The blood-flow-restriction cuff: what it may never do first (`limits`), then what it does."""
