package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

func (a *app) serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the store: pages at /, GraphQL at /graphql",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			l, err := a.listen(cmd.Context())
			if err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "http://%s\n", l.Addr())
			return a.serve(cmd.Context(), l, s)
		},
	}
	a.config.flags(cmd.Flags(), append(serveSettings(), "store")...)
	return cmd
}

// listen binds the configured address. An address that can't be served on is a mistake in the configuration.
func (a *app) listen(ctx context.Context) (net.Listener, error) {
	keys, err := a.keyring()
	if err != nil {
		return nil, err
	}
	l, err := api.Listen(ctx, string(a.config.addr), keys)
	if errors.Is(err, graph.ErrInvalid) {
		return nil, &usageError{err}
	}
	return l, err
}

// serve answers on l until ctx ends.
func (a *app) serve(ctx context.Context, l net.Listener, s graph.Store) error {
	o, err := a.apiOptions()
	if err != nil {
		return errors.Join(err, l.Close())
	}
	return api.Serve(ctx, l, api.New(s, o), o)
}

// apiOptions says how to serve, by the configuration.
func (a *app) apiOptions() (api.Options, error) {
	keys, err := a.keyring()
	if err != nil {
		return api.Options{}, err
	}
	documents, err := a.documents()
	if err != nil {
		return api.Options{}, err
	}
	for _, origin := range a.config.guard.origins {
		if u, err := url.Parse(origin); err != nil || u.Scheme == "" || u.Host == "" || u.Scheme+"://"+u.Host != origin {
			return api.Options{}, usagef("write https://example.org, without a path", fmt.Sprintf("cors-origins: %q is no origin", origin))
		}
	}
	quality, err := a.quality()
	if err != nil {
		return api.Options{}, err
	}
	return api.Options{
		Quality: quality,
		Version: currentVersions().Version, Terms: dutch.Terms, Limits: a.config.apiLimits(), Log: a.logger(),
		Slow: time.Duration(a.config.guard.slow), Tokens: keys, Origins: a.config.guard.origins, Documents: documents,
		NoIntrospection: a.config.guard.introspection == "off" || a.config.guard.introspection == "auto" && keys != nil,
	}, nil
}

// keyring opens the file of tokens; nil without one. A file that is named and does not exist is a mistake.
func (a *app) keyring() (*token.Keyring, error) {
	if a.config.guard.tokens == "" {
		return nil, nil //nolint:nilnil // no tokens is an answer
	}
	keys, err := token.Open(string(a.config.guard.tokens))
	if err != nil {
		return nil, &usageError{err}
	}
	return keys, nil
}

// documents reads the trusted documents; nil without a file of them.
func (a *app) documents() (map[string]string, error) {
	path := string(a.config.guard.documents)
	if path == "" {
		return nil, nil //nolint:nilnil // every query is answered
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, usagef("name a file that can be read", fmt.Sprintf("trusted-documents: %v", err))
	}
	defer f.Close()
	documents, err := api.ReadDocuments(f)
	if err != nil {
		return nil, &usageError{fmt.Errorf("trusted-documents: %s: %w", path, err)}
	}
	return documents, nil
}

// ownQuality is the report of eval on our own annotated articles, which `make gold` writes.
//
//go:embed quality.json
var ownQuality string

// quality reads the report of quality: that of our own annotated articles without a file of another.
func (a *app) quality() (*api.Quality, error) {
	path := string(a.config.quality)
	if path == "" {
		return api.ReadQuality(strings.NewReader(ownQuality))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, usagef("write one with eval --json", fmt.Sprintf("quality: %v", err))
	}
	defer f.Close()
	q, err := api.ReadQuality(f)
	if err != nil {
		return nil, &usageError{fmt.Errorf("quality: %s: %w", path, err)}
	}
	return q, nil
}

// logger writes for a person on a terminal, and JSON elsewhere.
func (a *app) logger() *slog.Logger {
	if isTerminal(a.stderr) {
		return slog.New(slog.NewTextHandler(a.stderr, nil))
	}
	return slog.New(slog.NewJSONHandler(a.stderr, nil))
}
