package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// access is what a command does with a store.
type access int

const (
	reading  access = iota // answers only; the store must exist
	writing                // makes the store where there is none
	changing               // writes; the store must exist
)

// openStore opens the configured store. This is the one place that knows which stores there are.
func (a *app) openStore(ctx context.Context, how access) (graph.Store, error) {
	url := string(a.config.store)
	scheme, rest, found := strings.Cut(url, ":")
	if !found {
		return nil, usagef("write sqlite:"+url, fmt.Sprintf("the store %q has no scheme", url))
	}
	switch scheme {
	case "sqlite":
		return a.openSQLite(ctx, rest, how)
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return a.openNeo4j(ctx, url, how)
	default:
		return nil, &graph.Error{
			Kind: graph.ErrUnavailable, Detail: fmt.Sprintf("store %s: there is no store of the kind %q", url, scheme),
			Remedy: "use sqlite:PATH or neo4j://HOST:PORT",
		}
	}
}

func (a *app) openSQLite(ctx context.Context, path string, how access) (graph.Store, error) {
	if path == "" {
		return nil, usagef("write sqlite:PATH, such as "+defaultStore, "the store has no path")
	}
	if how != writing {
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return nil, &graph.Error{
				Kind: graph.ErrUnavailable, Detail: "open " + path, Err: errNoStore,
				Remedy: "make one with `kennisgraaf up` or `kennisgraaf run PATH`, or name another with --store",
			}
		}
	}
	s, err := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: how == reading, LockWait: time.Duration(a.config.lockWait)})
	if err != nil {
		return nil, &storeError{err}
	}
	return s, nil
}

// newExtractor returns the extractor over the embedded knowledge, without some of its parts.
func newExtractor(without ...extract.Part) (*extract.Extractor, error) {
	k, err := seeds.Knowledge()
	if err != nil {
		return nil, fmt.Errorf("read embedded knowledge: %w", err)
	}
	return extract.Standard(&k, without...)
}

// sample returns the sample articles that the program carries.
func sample() fs.FS { return seeds.Sample() }

// workers returns how many sources are read at the same time.
func (a *app) workers() int {
	if a.config.workers > 0 {
		return int(a.config.workers)
	}
	return runtime.GOMAXPROCS(0)
}
