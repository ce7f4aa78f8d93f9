# The door: every way to build, run and test Tongtu. CI calls nothing else.

SHELL := /bin/bash
PORT ?= 8100
DATA ?= .local
# Everything at once: asked for apart, the parts would take other features of what they share, and most
# of it would be compiled again for each.
BUILD := cargo build --workspace --all-targets --locked --quiet
MVN := mvn -q -B -f android/pom.xml -Dkotlin.compiler.daemon=false

.PHONY: help run test check bench soak fuzz bindings contract setup test-rust test-android test-page clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: setup ## build everything, start the sandbox and the bench, print the address
	@tests/setup/run.sh "$(PORT)" "$(DATA)"

test: setup ## every test: Rust, Kotlin, the page in a browser
	@# Fetching and compiling the shell fills the time in which cargo has one core and no network at work.
	@echo "── Android: compiling the shell, beside what follows"; $(MVN) test-compile & shell=$$!; \
	  $(MAKE) --no-print-directory test-rust; rust=$$?; wait $$shell && exit $$rust
	@$(MAKE) --no-print-directory test-android test-page
	@echo "make test: all green"

check: ## formatting, lints, and that everything generated is fresh
	@echo "── check: format" && cargo fmt --all -- --check
	@echo "── check: lints" && cargo clippy --workspace --all-targets --locked --quiet -- -D warnings
	@cargo clippy --all-targets --locked --quiet -p tongtu-contract --features openapi -- -D warnings
	@tests/setup/deny.sh

bench: ## figures, each beside a peer's in the same run
	@cargo build --release --locked --quiet -p tongtu-perf
	@if command -v taskset > /dev/null; then taskset -c 1 target/release/tongtu-perf rules; \
	  else echo "not pinned to one core: taskset is missing"; target/release/tongtu-perf rules; fi
	@# Not pinned: on one core the worker that a call wakes takes its turn before the call returns.
	@target/release/tongtu-perf core
	@target/release/tongtu-perf cached target/perf && tests/perf/jdbc/run.sh target/perf
	@tests/perf/size.sh

soak: ## whatever takes long: the bench's memory, repeated walks
	@tests/setup/soak.sh

fuzz: ## every parser under a fuzzer, a minute each (nightly compiler)
	@tests/fuzz/run.sh

bindings: ## write the Kotlin and Swift files of the bindings anew
	@tests/setup/bindings.sh bindings/generated

contract: ## write the OpenAPI document anew
	@cargo run --locked --quiet -p tongtu-contract --features openapi --example openapi > core/contract/openapi.json.new
	@mv core/contract/openapi.json.new core/contract/openapi.json

setup: ## install what is missing, or say what to install
	@tests/setup/install.sh

test-rust: ## rules, contract, core, sandbox, bindings, walks
	@echo "── Rust: building" && $(BUILD)
	@cargo test --locked --no-run --quiet -p tongtu-contract --features openapi --test document
	@echo "── Rust: running" && tests/setup/rust-tests.sh
	@echo "── Rust: the generated bindings are fresh"
	@tests/setup/bindings.sh target/bindings-fresh built && diff -rq bindings/generated target/bindings-fresh \
	  || { echo "run make bindings and commit what it writes" >&2; exit 1; }

test-android: ## the Android shell: drawings, walks by touch, on API 35 and 28
	@echo "── Android: building the core for the JVM" && $(BUILD)
	@echo "── Android: building and testing the shell (some minutes)" && $(MVN) test

test-page: ## the bench's page in a headless browser
	@echo "── page: in a headless browser" && tests/bench/test.sh

clean: ## remove what was built, and the sandbox's data
	@rm -rf target android/app/target android/target tests/bench/node_modules $(DATA)
