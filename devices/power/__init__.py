"""Power, cadence and speed of a bicycle, a power meter or an indoor bike."""
