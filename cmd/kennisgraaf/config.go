package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

// config is everything that can be set: by flag, over the environment, over the configuration file, over a default. One name
// serves for all three: limit-file is --limit-file, KENNISGRAAF_LIMIT_FILE and the key limit-file.
type config struct {
	file  text // the configuration file
	store text
	// passwordFile holds the password of a Neo4j server on its first line.
	passwordFile file
	neo4jRetry   span
	neo4jForeign truth
	lockWait     span
	addr         text
	quality      file // a report that `eval --json` wrote
	workers      count
	read         readLimits
	serve        serveLimits
	guard        guardSettings

	list []*setting
}

// readLimits bound what is read of an input.
type readLimits struct {
	file, text size
	depth      bound
}

// serveLimits bound what one request may ask.
type serveLimits struct {
	body                                        size
	header, request                             span
	streams, rate                               bound
	inFlight, tokens, depth, introspection      bound
	aliases, sameField, page, cost, errorsShown bound
}

// guardSettings say who may ask the server, and what of it.
type guardSettings struct {
	tokens        file   // of access tokens
	origins       commas // of pages elsewhere
	documents     file   // trusted ones
	introspection toggle // auto: while only this machine can ask
	slow          span
}

// setting is one entry of the configuration.
type setting struct {
	name   string
	usage  string
	value  pflag.Value
	origin string // where the value in force came from
}

// env is the environment variable that sets s.
func (s *setting) env() string {
	return "KENNISGRAAF_" + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

const (
	defaultStore    = "sqlite:kennisgraaf.db"
	defaultAddr     = "127.0.0.1:8080"
	defaultLockWait = 30 * time.Second

	defaultNeo4jRetry = time.Minute

	configEnv  = "KENNISGRAAF_CONFIG"
	configFile = "kennisgraaf.yaml"
)

func defaultConfig() *config {
	c := &config{store: defaultStore, addr: defaultAddr, lockWait: span(defaultLockWait), neo4jRetry: span(defaultNeo4jRetry)}
	read, serve := reader.DefaultOptions(), api.DefaultLimits()
	c.read = readLimits{file: size(read.MaxFile), text: size(read.MaxText), depth: bound(read.MaxDepth)}
	c.serve = serveLimits{
		body: size(serve.Body), header: span(serve.Header), request: span(serve.Request), inFlight: bound(serve.InFlight),
		tokens: bound(serve.Tokens), depth: bound(serve.Depth), introspection: bound(serve.Introspection),
		aliases: bound(serve.Aliases), sameField: bound(serve.SameField), page: bound(serve.Page), cost: bound(serve.Cost),
		errorsShown: bound(serve.Errors),
	}
	c.serve.streams, c.serve.rate = bound(serve.Streams), bound(serve.Rate)
	c.guard = guardSettings{introspection: "auto", slow: span(time.Second)}
	c.list = c.settings()
	for _, s := range c.list {
		s.origin = "default"
	}
	return c
}

// settings lists what can be set, in the order in which it is shown.
func (c *config) settings() []*setting {
	return []*setting{
		{name: "store", usage: "where the graph lies: sqlite:PATH, or neo4j://USER@HOST:PORT/DATABASE", value: &c.store},
		{name: "neo4j-password-file", usage: "file with the Neo4j password; or set " + neo4jPassword, value: &c.passwordFile},
		{name: "neo4j-retry", usage: "how long to go on while the Neo4j server is away or busy", value: &c.neo4jRetry},
		{name: "neo4j-foreign", usage: "use a database that holds other people's nodes too, and leave those alone", value: &c.neo4jForeign},
		{name: "lock-wait", usage: "how long to wait while another process writes the store", value: &c.lockWait},
		{name: "addr", usage: "address to serve on, HOST:PORT; port 0 picks one", value: &c.addr},
		{name: "quality", usage: "report of `eval --json`, which the field quality of the API answers with; without one, on our own annotated articles", value: &c.quality},
		{name: "workers", usage: "sources read at the same time; 0: one for each processor", value: &c.workers},
		{name: "tokens", usage: "file of access tokens, made by kennisgraaf token; without one only this machine may ask", value: &c.guard.tokens},
		{name: "cors-origins", usage: "origins of pages that may ask, like https://example.org, with commas between", value: &c.guard.origins},
		{name: "trusted-documents", usage: "JSON file of hash and query; no other query is answered", value: &c.guard.documents},
		{name: "introspection", usage: "whether clients may read the schema: on, off, or auto, which is on without tokens", value: &c.guard.introspection},
		{name: "slow", usage: "a request that takes longer is logged as slow", value: &c.guard.slow},
		{name: "limit-file", usage: "largest file that is read", value: &c.read.file},
		{name: "limit-text", usage: "longest text of one file", value: &c.read.text},
		{name: "limit-html-depth", usage: "deepest nesting of HTML elements", value: &c.read.depth},
		{name: "limit-body", usage: "largest body of a request", value: &c.serve.body},
		{name: "limit-header", usage: "time in which the header of a request must come", value: &c.serve.header},
		{name: "limit-request", usage: "time in which a request is answered", value: &c.serve.request},
		{name: "limit-in-flight", usage: "requests that are answered at the same time", value: &c.serve.inFlight},
		{name: "limit-streams", usage: "subscriptions that are open at the same time", value: &c.serve.streams},
		{name: "limit-rate", usage: "requests of one access token in a second", value: &c.serve.rate},
		{name: "limit-tokens", usage: "tokens of a query", value: &c.serve.tokens},
		{name: "limit-depth", usage: "fields inside fields of a query", value: &c.serve.depth},
		{name: "limit-introspection", usage: "depth of a query for the schema", value: &c.serve.introspection},
		{name: "limit-aliases", usage: "aliases in a query", value: &c.serve.aliases},
		{name: "limit-same-field", usage: "selections of one field in one place", value: &c.serve.sameField},
		{name: "limit-page", usage: "items of a page", value: &c.serve.page},
		{name: "limit-cost", usage: "objects that an answer may hold", value: &c.serve.cost},
		{name: "limit-errors", usage: "errors in one answer", value: &c.serve.errorsShown},
	}
}

// Names of the settings that several commands share.
func readSettings() []string { return []string{"limit-file", "limit-text", "limit-html-depth"} }

func serveSettings() []string {
	return []string{
		"addr", "quality", "tokens", "cors-origins", "trusted-documents", "introspection", "slow", "limit-streams", "limit-rate", "limit-body", "limit-header", "limit-request", "limit-in-flight", "limit-tokens", "limit-depth",
		"limit-introspection", "limit-aliases", "limit-same-field", "limit-page", "limit-cost", "limit-errors",
	}
}

// readOptions returns the limits of reading.
func (c *config) readOptions() reader.Options {
	return reader.Options{MaxFile: int64(c.read.file), MaxText: int64(c.read.text), MaxDepth: int(c.read.depth)}
}

// apiLimits returns the limits of serving.
func (c *config) apiLimits() api.Limits {
	l := api.DefaultLimits()
	l.Body, l.Header, l.Request = int(c.serve.body), time.Duration(c.serve.header), time.Duration(c.serve.request)
	l.Streams, l.Rate = int(c.serve.streams), int(c.serve.rate)
	l.InFlight, l.Tokens, l.Depth = int(c.serve.inFlight), int(c.serve.tokens), int(c.serve.depth)
	l.Introspection, l.Aliases, l.SameField = int(c.serve.introspection), int(c.serve.aliases), int(c.serve.sameField)
	l.Page, l.Cost, l.Errors = int(c.serve.page), int(c.serve.cost), int(c.serve.errorsShown)
	return l
}

// flags gives a command the settings that it uses; with the store come those of a Neo4j server.
func (c *config) flags(fs *pflag.FlagSet, names ...string) {
	fs.SortFlags = false
	for _, s := range c.list {
		if slices.Contains(names, s.name) || strings.HasPrefix(s.name, "neo4j-") && slices.Contains(names, "store") {
			flag := fs.VarPF(s.value, s.name, "", s.usage)
			if s.value.Type() == "bool" {
				flag.NoOptDefVal = "true"
			}
		}
	}
}

// load fills in what no flag has set, from the environment and the configuration file. Flags are parsed by then.
func (c *config) load(getenv func(string) string, flags *pflag.FlagSet) error {
	entries, err := c.readFile(getenv)
	if err != nil {
		return err
	}
	for _, s := range c.list {
		flag := flags.Lookup(s.name)
		if flag != nil && flag.Changed {
			s.origin = "flag --" + s.name
			continue
		}
		if err := s.take(getenv(s.env()), "environment "+s.env()); err != nil {
			return err
		}
		if entry, ok := entries[s.name]; ok && s.origin == "default" {
			if err := s.take(entry.value, entry.place); err != nil {
				return err
			}
		}
	}
	return nil
}

// take sets s to a value found at origin; an empty one is none.
func (s *setting) take(value, origin string) error {
	if value == "" {
		return nil
	}
	if err := s.value.Set(value); err != nil {
		return usagef(s.name+" is: "+s.usage, fmt.Sprintf("%s: %v", origin, err))
	}
	s.origin = origin
	return nil
}

// set reports whether a setting came from anywhere but its default.
func (c *config) set(name string) bool {
	return slices.ContainsFunc(c.list, func(s *setting) bool { return s.name == name && s.origin != "default" })
}

// names returns the keys of the configuration.
func (c *config) names() []string {
	out := make([]string, len(c.list))
	for i, s := range c.list {
		out[i] = s.name
	}
	return out
}
