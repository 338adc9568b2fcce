//! Wiring: state, the tenant in use, driving a run, the page's address.
