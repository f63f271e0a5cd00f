package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

func (a *app) serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer questions about the store over GraphQL at /graphql",
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
	l, err := api.Listen(ctx, string(a.config.addr))
	if errors.Is(err, graph.ErrInvalid) {
		return nil, &usageError{err}
	}
	return l, err
}

// serve answers on l until ctx ends.
func (a *app) serve(ctx context.Context, l net.Listener, s graph.Store) error {
	o := api.Options{Version: currentVersions().Version, Terms: dutch.Terms, Limits: a.config.apiLimits(), Log: a.logger()}
	if err := a.readQuality(&o); err != nil {
		return err
	}
	return api.Serve(ctx, l, api.New(s, o), o)
}

// readQuality reads the report that the configuration names, if it names one.
func (a *app) readQuality(o *api.Options) error {
	path := string(a.config.quality)
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return &graph.Error{Kind: graph.ErrNotFound, Detail: "open the report of quality", Remedy: "write one with eval --json", Err: err}
	}
	defer f.Close()
	if o.Quality, err = api.ReadQuality(f); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// logger writes for a person on a terminal, and JSON elsewhere.
func (a *app) logger() *slog.Logger {
	if isTerminal(a.stderr) {
		return slog.New(slog.NewTextHandler(a.stderr, nil))
	}
	return slog.New(slog.NewJSONHandler(a.stderr, nil))
}
