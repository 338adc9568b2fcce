//! A simulated tenant in the page: Graph-shaped answers, deterministic, with no network.
