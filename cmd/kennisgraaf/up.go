package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

func (a *app) upCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "up",
		Short: "Read the sample articles into the store unless they are there, then serve it",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			took, err := a.ensureSample(cmd.Context())
			if err != nil {
				return err
			}
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			l, err := a.listenAnywhere(cmd.Context())
			if err != nil {
				return err
			}
			if err := a.greet(cmd.Context(), s, l.Addr().String(), took); err != nil {
				return errors.Join(err, l.Close())
			}
			return a.serve(cmd.Context(), l, s)
		},
	}
	a.config.flags(cmd.Flags(), append(serveSettings(), "store", "lock-wait", "workers")...)
	return cmd
}

// listenAnywhere takes any free port when the default one is in use and nobody asked for it.
func (a *app) listenAnywhere(ctx context.Context) (net.Listener, error) {
	l, err := a.listen(ctx)
	if errors.Is(err, graph.ErrUnavailable) && !a.config.set("addr") {
		return api.Listen(ctx, "127.0.0.1:0", nil)
	}
	return l, err
}

// ensureSample reads the sample articles into the store unless it holds them as this program reads them. It returns how long
// that took, and 0 when the store was current.
func (a *app) ensureSample(ctx context.Context) (time.Duration, error) {
	start := a.now()
	sources, err := gatherSample(sample())
	if err != nil {
		return 0, fmt.Errorf("read the sample articles: %w", err)
	}
	x, err := newExtractor()
	if err != nil {
		return 0, err
	}
	thesaurus, err := thesaurusOf(x)
	if err != nil {
		return 0, err
	}
	if current, err := a.holdsSample(ctx, sources, thesaurus.Source); err != nil || current {
		return 0, err
	}
	s, err := a.openStore(ctx, writing)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	summary, err := a.ingest(ctx, s, x, sources)
	if err == nil && summary.SetAside > 0 {
		err = setAside(summary.SetAside)
	}
	if err == nil {
		err = removeOthers(ctx, s, sources)
	}
	return a.now().Sub(start), err
}

// holdsSample reports whether the store has exactly these sources among its sample sources, read by this extractor.
func (a *app) holdsSample(ctx context.Context, sources []batch.Source, thesaurus graph.Source) (bool, error) {
	s, err := a.openStore(ctx, reading)
	if err != nil {
		return false, ignoreAbsent(err)
	}
	defer s.Close()
	want := map[string]graph.Source{thesaurus.ID: thesaurus}
	for _, source := range sources {
		text, err := source.Read(ctx)
		if err != nil {
			return false, err
		}
		want[source.ID] = graph.Source{ID: source.ID, Digest: text.Digest, Version: thesaurus.Version}
	}
	held, err := sampleSources(ctx, s, thesaurus.ID)
	if err != nil || len(held) != len(want) {
		return false, err
	}
	for _, h := range held {
		if want[h.ID] != h.Source {
			return false, nil
		}
	}
	return true, nil
}

// errNoStore says that there is nothing at the store's address.
var errNoStore = errors.New("no store there")

// ignoreAbsent drops the error of a store that does not exist yet.
func ignoreAbsent(err error) error {
	if errors.Is(err, errNoStore) {
		return nil
	}
	return err
}

// sampleSources returns the store's sample sources, and its thesaurus.
func sampleSources(ctx context.Context, s graph.Store, thesaurus string) ([]graph.SourceRecord, error) {
	var out []graph.SourceRecord
	q := graph.SourceQuery{Window: graph.Window{Limit: 1000}}
	for {
		page, err := s.Sources(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, r := range page.Items {
			if r.ID == thesaurus || strings.HasPrefix(r.ID, sampleFolder) {
				out = append(out, r)
			}
		}
		if !page.More || len(page.Positions) == 0 {
			return out, nil
		}
		q.Window.After = &page.Positions[len(page.Positions)-1]
	}
}

// removeOthers ends sample sources of an earlier program that this one does not carry.
func removeOthers(ctx context.Context, s graph.Store, sources []batch.Source) error {
	held, err := sampleSources(ctx, s, "")
	if err != nil {
		return err
	}
	var removals []graph.Change
	for _, h := range held {
		if !slices.ContainsFunc(sources, func(source batch.Source) bool { return source.ID == h.ID }) {
			removals = append(removals, graph.Removal(h.ID))
		}
	}
	if len(removals) == 0 {
		return nil
	}
	return s.Apply(ctx, removals...)
}

// tryQuery is what a newcomer may ask of the sample.
const tryQuery = `{ search(text: "meldcode", first: 3) { entity { id name mentionCount } } }`

// greet says where the server answers, what it has, and what to ask.
func (a *app) greet(ctx context.Context, s graph.Store, address string, took time.Duration) error {
	held, err := takeStock(ctx, s)
	if err != nil {
		return err
	}
	how := "the store was current"
	if took > 0 {
		how = fmt.Sprintf("read in %.1f s", took.Seconds())
	}
	fmt.Fprintf(a.stdout, "http://%s\n%s; %s\ntry: curl -s http://%s/graphql -H 'content-type: application/json' -d '%s'\n",
		address, held, how, address, `{"query":`+quoted(tryQuery)+`}`)
	return nil
}
