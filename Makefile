# Kennisgraaf: everything that a person or CI does with this repository. Bare `make` prints help.

GO      ?= go
STORE   ?= sqlite:kennisgraaf.db
ADDR    ?=
SHARED  ?= ../shared
NEWS    ?= $(SHARED)/data
FUZZTIME ?= 10s
BENCH   ?= .
FAULTS  ?= 20
LOAD    ?= 120s
TOOLS   := .tools
PKGS    ?= ./...

.DEFAULT_GOAL := help
.PHONY: help run build test neo4j neo4j-faults check fmt format vet lint generate generated train news race fuzz-seeds fuzz faults audit clients bench load score gold graphiql clean
.DELETE_ON_ERROR:

help: ## Print this help
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Read the sample articles into an embedded store and serve them (STORE=, ADDR=)
	$(GO) run ./cmd/kennisgraaf up --store '$(STORE)' $(if $(ADDR),--addr '$(ADDR)')

build: ## Build the program as ./kennisgraaf
	$(GO) build -trimpath -o kennisgraaf ./cmd/kennisgraaf

test: $(TOOLS)/gotestsum ## Run every test, on real Neo4j servers where Java and Maven are (PKGS=)
	$(TOOLS)/gotestsum --format pkgname --hide-summary=skipped -- -timeout 20m $(PKGS)
	@[ -n "$$KENNISGRAAF_TEST_NEO4J" ] || { command -v java && command -v mvn; } >/dev/null || \
	echo "*** THE NEO4J PART DID NOT RUN: it needs Java 17 and Maven, or KENNISGRAAF_TEST_NEO4J ***"
	@[ -n "$$KENNISGRAAF_TEST_NEO4J$$KENNISGRAAF_JAVA_NEW" ] || ls -d /usr/lib/jvm/temurin-2[1-9]* /usr/lib/jvm/java-2[1-9]-openjdk* 2>/dev/null | grep -q . || \
	echo "*** THE NEWEST NEO4J DID NOT RUN: it needs Java 21 or newer in /usr/lib/jvm, or KENNISGRAAF_JAVA_NEW ***"

neo4j: ## Run the suite and the faults on real Neo4j servers of both versions (needs Java 17, 21 or newer, and Maven)
	KENNISGRAAF_REQUIRE_NEO4J=1 KENNISGRAAF_FAULTS=2 $(GO) test -count=1 -timeout 90m ./graph/neo4j

check: fmt vet lint generated test fuzz-seeds race ## Everything that CI holds: format, vet, lint, generated code, tests, fuzz seeds, race

fmt: $(TOOLS)/gofumpt
	@out=$$(find . -name '*.go' -not -path './$(TOOLS)/*' -not -path './graph/api/generated/*' | xargs $(TOOLS)/gofumpt -l) && \
	if [ -n "$$out" ]; then echo "not formatted; run make format:"; echo "$$out"; exit 1; fi

format: $(TOOLS)/gofumpt ## Format the code
	find . -name '*.go' -not -path './$(TOOLS)/*' -not -path './graph/api/generated/*' | xargs $(TOOLS)/gofumpt -w

vet:
	$(GO) vet $(PKGS)

lint: $(TOOLS)/golangci-lint $(TOOLS)/cypher.checked ## Run the linters; those of Cypher need Node
	$(TOOLS)/golangci-lint run $(PKGS)

$(TOOLS)/cypher.checked: graph/neo4j/schema.json $(wildcard graph/neo4j/*/*.cypher) tools/cypherlint $(wildcard tools/cypher/*)
	@tools/cypherlint

generate: ## Write generated code again
	$(GO) generate ./...

# generated fails when what is committed is not what the schema gives; the tree then holds the right code.
generated:
	@rm -rf $(TOOLS)/generated && mkdir -p $(TOOLS) && cp -r graph/api/generated $(TOOLS)/generated
	$(GO) generate ./...
	@diff -r $(TOOLS)/generated graph/api/generated >/dev/null || \
	{ echo "generated code was stale; commit what make generate wrote"; exit 1; }

train: ## Learn the models of names and of relations again, and what recognisers are worth (minutes; open data in SHARED)
	$(GO) run ./extract/dutch/crf/train -open '$(SHARED)/data'
	$(GO) run ./extract/dutch/crf/train -open '$(SHARED)/data' -weights extract/dutch/weights.go
	$(GO) run ./extract/relation/train

race: ## Run the tests under the race detector, the long ones short
	$(GO) test -race -short -timeout 25m $(PKGS)

# fuzz-seeds runs every fuzz target over its seeds and fails when one has none.
fuzz-seeds:
	@tools/fuzz seeds

fuzz: ## Fuzz every target for a short while (FUZZTIME=)
	@tools/fuzz run $(FUZZTIME)

faults: ## Kill, starve and damage what writes, FAULTS times over; results belong in docs/results
	$(GO) test -count=$(FAULTS) -timeout 120m -run 'Kill|Crash|Fault|FullDisk|Damage' $$($(GO) list ./graph/... ./extract/... | grep -v /graph/neo4j)
	$(GO) test -count=1 -timeout 120m -run TestLongHistory -v ./graph/sqlite -args -histories 1000
	$(GO) test -count=$(FAULTS) -timeout 120m -run 'TestScripts/(disk|lock|store)|Interrupted' ./cmd/kennisgraaf
	$(MAKE) neo4j-faults

neo4j-faults: ## Kill, cut off, fill and slow down real Neo4j servers, FAULTS times over, with random histories of 1,000 steps
	KENNISGRAAF_REQUIRE_NEO4J=1 KENNISGRAAF_FAULTS=$(FAULTS) $(GO) test -count=1 -timeout 180m -v \
		-run 'TestNeo4j/.*/(fault|a_random_history)|TestBackup' ./graph/neo4j -args -histories 1000
	KENNISGRAAF_REQUIRE_NEO4J=1 KENNISGRAAF_FAULTS=$(FAULTS) $(GO) test -count=1 -timeout 60m -v -run TestFaultServer ./cmd/kennisgraaf

audit: ## Audit GraphQL over HTTP with the npm package graphql-http (needs Node and the network)
	$(GO) test -count=1 -tags audit -run Audit -v ./graph/api

clients: ## Compile for and drive the program with Relay, codegen, clients in Node and GraphiQL in Chromium (needs these and the network)
	$(GO) test -count=1 -tags clients -run 'TestClients|TestGraphiQL' -v ./cmd/kennisgraaf

graphiql: ## Build GraphiQL from npm into the next build of the program, which serves it at /graphiql/ (needs Node and the network)
	cd tools/graphiql && npm ci --no-audit --no-fund --ignore-scripts && node build.mjs

bench: ## Run the benchmarks (BENCH=, PKGS=, BENCHARGS=)
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -timeout 60m $(PKGS) $(if $(BENCHARGS),-args $(BENCHARGS))

load: ## Let 48 clients ask for LOAD (120s) while a run writes
	$(GO) test -count=1 -run TestLoadDuringWrites -v ./graph/api -args -load $(LOAD)

news: ## Measure persons, organisations and places on public Dutch sets that no training reads (NEWS=)
	$(GO) run ./extract/dutch/crf/train -news '$(NEWS)'

score: ## Score extraction against the gold articles in SHARED
	@tools/score '$(SHARED)'

gold: ## Score extraction against our own annotated articles, into score.txt
	$(GO) test ./cmd/kennisgraaf -count=1 -run TestScoreIsCurrent -update

clean: ## Remove what was built, and the store of make run
	rm -rf $(TOOLS) kennisgraaf score.jsonl coverage.out kennisgraaf.db kennisgraaf.db-wal kennisgraaf.db-shm kennisgraaf.db.lock graph/api/graphiql/graphiql.*

# Developer tools are pinned in tools/go.mod, apart from what the product requires.
$(TOOLS)/gofumpt: tools/go.mod tools/go.sum
	$(GO) build -C tools -o ../$@ mvdan.cc/gofumpt

$(TOOLS)/gotestsum: tools/go.mod tools/go.sum
	$(GO) build -C tools -o ../$@ gotest.tools/gotestsum

$(TOOLS)/golangci-lint: tools/go.mod tools/go.sum
	$(GO) build -C tools -o ../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
