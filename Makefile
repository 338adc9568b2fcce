# Everything that is done with this project. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/client-registrar
# Versioned, so that a newer checkout never runs with an older one's tools, nor touches the person's own.
TRUNK_VERSION := 0.21.14
WASM_BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
TRUNK := $(CACHE)/trunk-$(TRUNK_VERSION)
WASM_BINDGEN := $(CACHE)/wasm-bindgen-$(WASM_BINDGEN_VERSION)
CARGO_DENY_VERSION := 0.20.2
CARGO_DENY := $(CACHE)/cargo-deny-$(CARGO_DENY_VERSION)
GECKODRIVER_VERSION := 0.37.1
GECKODRIVER := $(CACHE)/geckodriver-$(GECKODRIVER_VERSION)
export PATH := $(WASM_BINDGEN)/bin:$(TRUNK)/bin:$(CARGO_DENY)/bin:$(GECKODRIVER)/bin:$(HOME)/.cargo/bin:$(PATH)

# No path of the machine that builds stands in what is served.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := $(shell .ci/flags)

PORT ?= 8080

.PHONY: help serve build package verify repro test quick shots bench tools browser engines servers docs-sites clis axe clean

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

serve: tools ## Build the page and serve it on http://localhost:8080
	@.ci/clouds check
	@.ci/serve $(PORT)

# A custom cloud of config.json is out of the page's reach until its hosts are built in:
#   make build AUTHORITY=https://login.contoso.internal GRAPH=https://graph.contoso.internal
# .ci/clouds takes the two out of the environment, into which make puts what stands on its command line.
build: tools ## Build the page into dist/, for any static host and any path
	@.ci/clouds check
	trunk build --release --offline

# For those who host the page, and those who want to know what they are served. DIST is a build of your own.
package: build ## Pack dist/ with what hosts need, checksums, an SBOM and licences into target/package
	@.ci/package

verify: ## Compare a page that is served with your own build: make verify URL=https://registrar.contoso.com/
	@.ci/verify "$(or $(URL),$(error URL is the address of the page: make verify URL=https://registrar.contoso.com/))" "$(or $(DIST),dist)"

repro: tools ## Build this commit twice, in two folders, and compare every file: as long as two builds from nothing
	@.ci/repro

# What comes over the network and what is compiled go side by side.
test: ## Everything that has to hold: formatting, lints, tests, size, journeys, docs
	@$(MAKE) --no-print-directory -j3 tools axe docs-sites servers $(CARGO_DENY)/bin/cargo-deny
	.ci/test

quick: ## Only what runs natively in seconds
	cargo test --lib --bins $(patsubst tests/%.rs,--test %,$(filter-out tests/browser.rs tests/size.rs,$(wildcard tests/*.rs)))

# Pictures and figures are of a build of their own, so that `make serve` can go on beside them. ONLY=start takes a part,
# LOOKS=all further widths, forced colours and large text, ENGINE=firefox or webkit those that this engine can have.
shots: tools browser engines ## Pictures of every page and state in target/shots
	.ci/site shots
	DIST=target/site/shots cargo test --locked --test shots -- $(ONLY)
	@ls target/shots

bench: tools browser ## Figures: the whole way on a slow line, a keystroke with 1,130 permissions, a search among 20,000 APIs
	.ci/site bench
	DIST=target/site/bench cargo test --locked --test bench -- $(ONLY)

# What the page is made of is fetched here, once: Trunk is told to stay offline.
tools: $(WASM_BINDGEN)/bin/wasm-bindgen $(TRUNK)/bin/trunk
	@rustup target list --installed | grep -q '^wasm32-unknown-unknown$$' || rustup target add wasm32-unknown-unknown
	@cargo fetch --locked
	@.ci/splitter >/dev/null

browser:
	@.ci/browser

# The other engines are what they are: where one cannot be had, the tests say so in a loud line and go on without it.
# One after the other: of those who install packages of the system, each waits for the one before.
engines: browser
	@.ci/engines
	@if grep -q geckodriver <<<"$$(.ci/engines missing)"; then $(MAKE) --no-print-directory $(GECKODRIVER)/bin/geckodriver || true; fi

servers: engines
	@.ci/servers

docs-sites: browser
	@.ci/docs

clis: ## The Azure CLI and CLI for Microsoft 365, which the tests then run scripts with (1.1 GB)
	@.ci/clis

axe: browser
	@.ci/axe

# The command-line tool has to be of exactly the library's version. Without --locked: its own lock file can name
# versions that are no longer to be had.
$(WASM_BINDGEN)/bin/wasm-bindgen:
	cargo install --root $(WASM_BINDGEN) wasm-bindgen-cli@$(WASM_BINDGEN_VERSION)

# Unoptimised: they build three times as fast. One waits for the compiler all day, the other is done in a second.
$(TRUNK)/bin/trunk $(CARGO_DENY)/bin/cargo-deny $(GECKODRIVER)/bin/geckodriver: export CARGO_PROFILE_RELEASE_LTO = off
$(TRUNK)/bin/trunk $(CARGO_DENY)/bin/cargo-deny $(GECKODRIVER)/bin/geckodriver: export CARGO_PROFILE_RELEASE_CODEGEN_UNITS = 16
$(TRUNK)/bin/trunk $(CARGO_DENY)/bin/cargo-deny $(GECKODRIVER)/bin/geckodriver: export CARGO_PROFILE_RELEASE_OPT_LEVEL = 0
$(TRUNK)/bin/trunk $(CARGO_DENY)/bin/cargo-deny $(GECKODRIVER)/bin/geckodriver: export CARGO_PROFILE_RELEASE_DEBUG = 0
$(TRUNK)/bin/trunk:
	cargo install --root $(TRUNK) --locked trunk@$(TRUNK_VERSION) --no-default-features --features rustls
$(GECKODRIVER)/bin/geckodriver:
	cargo install --root $(GECKODRIVER) --locked geckodriver@$(GECKODRIVER_VERSION)
$(CARGO_DENY)/bin/cargo-deny:
	cargo install --root $(CARGO_DENY) --locked cargo-deny@$(CARGO_DENY_VERSION)

clean: ## Remove what builds have made
	cargo clean
	rm -rf dist
