# parkboard: how it is built, run, tested and measured.
# `make` lists the targets. Everything needs Go and make only; `make test`
# installs the browser and fonts that the browser tests need.

GO      ?= go
ADDR    ?= 127.0.0.1:8080
DATA    ?= .sample
OUT     ?= bin
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)

# One way of compiling for everything but the race detector, so that what is
# compiled once, SQLite above all, serves the build, the linter and the tests.
export CGO_ENABLED = 0
export GOFLAGS    := $(strip $(GOFLAGS) -trimpath)

BUILD   = -ldflags '-s -w -X main.built=$(VERSION)'
TEMPL   = $(GO) tool -modfile=tools/templ.mod templ
LINT    = $(GO) tool -modfile=tools/lint.mod golangci-lint

# Packages whose code runs concurrently, and the tests in which it does: run
# once more with the race detector, the only thing here that needs a C compiler.
RACE    = ./store/ ./handlers/ ./internal/board/

# The package that needs a browser and a running board.
SLOW    = /internal/e2e$$
QUICK   = $$($(GO) list ./... | grep -v '$(SLOW)')

# The packages whose tests hold a text.
holding = $(shell grep -rlE '$(1)' --include='*_test.go' . | xargs -r -n 1 dirname | sort -u)

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-15s %s\n", $$1, $$2}'

.PHONY: run
run: build ## build, and serve the sample city at http://localhost:8080
	$(OUT)/parkboard serve --sample --data $(DATA) --addr $(ADDR)

.PHONY: dev
dev: ## the same, rebuilt and restarted when a template or a Go file changes
	$(TEMPL) generate --watch --cmd '$(GO) run ./cmd/parkboard serve --sample --data $(DATA) --addr $(ADDR)'

.PHONY: build
build: ## the one binary, into bin/
	$(GO) build $(BUILD) -o $(OUT)/parkboard ./cmd/parkboard

.PHONY: build-arm64
build-arm64: ## the same for linux/arm64
	GOOS=linux GOARCH=arm64 $(GO) build $(BUILD) -o $(OUT)/parkboard-arm64 ./cmd/parkboard

.PHONY: test
test: setup check ## everything CI runs; installs what it needs first

.PHONY: setup
setup: ## install what the tests need: a C compiler, Chromium, fonts, PDF tools, LibreOffice
	@tools/setup.sh

.PHONY: check
check: generated format vet lint build unit race assets-current office e2e ## all checks and tests, nothing installed

.PHONY: generated
generated: ## is every *_templ.go what its template says?
	@tools/generated.sh

.PHONY: format
format: ## are the Go files formatted?
	@bad=$$(find . -name '*.go' -not -path './$(OUT)/*' -print0 | xargs -0 gofmt -l); \
	if [ -n "$$bad" ]; then echo "not formatted, run gofmt -w:"; echo "$$bad"; exit 1; fi

.PHONY: vet
vet:
	$(GO) vet ./...
	cd static/bundle && $(GO) vet ./...

.PHONY: lint
lint: ## golangci-lint, at the version tools/lint.mod pins
	$(LINT) run ./...

.PHONY: unit
unit: ## all tests but those in the browser
	$(GO) test -shuffle=on $(QUICK)

.PHONY: race
race: ## what happens at once, under the race detector
	CGO_ENABLED=1 $(GO) test -race -shuffle=on -run AtOnce $(RACE)

.PHONY: e2e
e2e: build ## the browser tests, against the real binary
	$(GO) test -shuffle=on -timeout 25m ./internal/e2e/ -binary $(CURDIR)/$(OUT)/parkboard

.PHONY: office
office: ## workbooks opened, saved and computed by LibreOffice; says so when it is not installed
	@if command -v soffice >/dev/null; then \
		$(GO) test -count=1 -tags libreoffice -run LibreOffice ./internal/sheet/ ./internal/form/ ./internal/export/ ./internal/scorebook/ ./cmd/parkboard/; \
	else echo "office: soffice is not installed; LibreOffice was NOT tried (Debian: libreoffice-calc)"; fi

.PHONY: assets
assets: ## rebuild the ECharts bundle from static/bundle (needs npm)
	cd static/bundle && $(GO) run .
	cd static && sha256sum $(BUNDLED) > bundle/bundle.sum

.PHONY: assets-current
assets-current: ## is the ECharts bundle what its sources make?
	@tools/bundle.sh

BUNDLED = bundle/entry.js bundle/main.go bundle/package.json bundle/package-lock.json \
	echarts.min.js echarts.min.js.gz echarts.min.js.br

.PHONY: generate
generate: ## write *_templ.go from the templates
	$(TEMPL) generate

.PHONY: golden
golden: ## rewrite the golden files; read the diff before you keep it
	$(GO) test -count=1 $(call holding,flag.Bool..update) -update

.PHONY: fuzz
fuzz: ## fuzz the readers of foreign input, half a minute each (FUZZTIME=30s)
	@tools/fuzz.sh $(or $(FUZZTIME),30s)

.PHONY: soak
soak: build-arm64 ## the property tests and the sweep of pages at full size, and the build for arm64 (CHECKS=20000)
	$(GO) test -count=1 -timeout 60m $(call holding,^[[:space:]]*"pgregory.net/rapid") -rapid.checks=$(or $(CHECKS),20000)
	$(GO) test -count=1 -timeout 90m -run 'TestEveryPage|TestEveryNumber|TestADrawing|TestAPrintedNumber' ./internal/e2e/ -every
	$(GO) test -count=1 -timeout 60m -run TestAPageOfAMomentStaysWhatItWas ./handlers/ -replays $(or $(REPLAYS),200) -replaysteps 120
	$(GO) test -count=1 -timeout 90m -run TestPagesSayWhatAPlainListOfEventsSays ./handlers/ -oracles $(or $(ORACLES),100) -oracleacts 60

.PHONY: bench
bench: build ## Go benchmarks, then the running board against a bare Echo handler
	$(GO) test -run '^$$' -bench . -benchmem $(QUICK) | grep -v -e 'no test files' -e '^PASS' -e '^ok '
	$(GO) run ./internal/bench -binary $(OUT)/parkboard

.PHONY: pictures
pictures: ## the README's pictures, taken from the running board
	$(GO) test -count=1 -run TestPictures ./internal/e2e/ -pictures $(CURDIR)/docs/pictures

.PHONY: clean
clean: ## remove what was built and the sample's data
	rm -rf $(OUT) .sample
