"""How fast reframe is, beside its peers: `python -m benchmarks`. Run by hand; docs/performance.md holds one run."""
