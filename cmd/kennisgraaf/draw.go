package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// mostDrawn is how many claims are drawn at most.
const mostDrawn = 1000

func (a *app) drawCommand() *cobra.Command {
	claims, seed := 10, 1
	cmd := &cobra.Command{
		Use:   "draw PATH...",
		Short: "Print claims of files and folders drawn at random, each with its sentence, to be judged by a reader",
		Long: `Print claims drawn at random from what files and folders say, each with its sentence, its rule and its confidence. The same seed
and files give the same claims, in whatever order the files stand. Themes and citations are not drawn.`,
		Args: arguments(cobra.MinimumNArgs(1), "it needs files or folders to read"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if claims < 1 || claims > mostDrawn {
				return usagef(fmt.Sprintf("draw 1 to %d", mostDrawn), fmt.Sprintf("can't draw %d claims", claims))
			}
			sources, failed, err := a.gather(cmd.Context(), paths)
			if err != nil {
				return err
			}
			d := &draw{claims: claims, seed: seed, seen: map[[sha256.Size]byte]bool{}}
			setAsideNow, err := a.drawFrom(cmd.Context(), d, sources)
			if err != nil {
				return err
			}
			for i, c := range d.drawn {
				fmt.Fprintf(a.stdout, "%d  %s\n   %s\n   %s\n", i+1, printable(c.says), printable(c.sentence), printable(c.where))
			}
			if failed += setAsideNow; failed > 0 {
				return setAside(failed)
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&claims, "claims", claims, "how many")
	cmd.Flags().IntVar(&seed, "seed", seed, "another seed draws others")
	a.config.flags(cmd.Flags(), append(readSettings(), "workers")...)
	return cmd
}

// drawFrom reads the sources and draws from their claims; it returns how many sources were set aside.
func (a *app) drawFrom(ctx context.Context, d *draw, sources []batch.Source) (int, error) {
	x, err := newExtractor()
	if err != nil {
		return 0, err
	}
	p := a.progress("draw", len(sources))
	defer p.end()
	summary, err := batch.Run(ctx, batch.Job{
		Sources: sources, Version: extract.Version, Extract: x.Extract, Workers: a.workers(), Report: a.told(p), BatchSize: 1,
		Sink: func(_ context.Context, changes []graph.Change) error {
			for _, c := range changes {
				for i := range c.Readings {
					d.add(c.Source.ID, &c.Readings[i])
				}
			}
			return nil
		},
	})
	return summary.SetAside, err
}

// draw keeps the claims whose digests with the seed are smallest, so that the order in which they come says nothing.
type draw struct {
	claims, seed int
	drawn        []drawnClaim
	seen         map[[sha256.Size]byte]bool // of the articles
}

type drawnClaim struct {
	digest                [sha256.Size]byte
	says, sentence, where string
}

func (d *draw) add(source string, r *graph.Reading) {
	article := sha256.Sum256([]byte(r.Article))
	if d.seen[article] {
		return
	}
	d.seen[article] = true
	names := map[string]string{graph.ThisArticle: "this article"}
	for _, e := range r.Entities {
		names[e.ID] = e.Name
	}
	text := []rune(r.Text)
	for _, c := range r.Claims {
		if c.Predicate == graph.About || c.Predicate == graph.Cites {
			continue
		}
		key := strings.Join([]string{r.Article, c.Subject, string(c.Predicate), c.Object, string(c.Modality)}, "\x00")
		digest := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%d", d.seed, key, c.Evidence.Start))
		at, _ := slices.BinarySearchFunc(d.drawn, digest, func(x drawnClaim, y [sha256.Size]byte) int { return bytes.Compare(x.digest[:], y[:]) })
		if at >= d.claims {
			continue
		}
		d.drawn = slices.Insert(d.drawn, at, drawnClaim{
			digest: digest,
			says: fmt.Sprintf("%s %s %s  (%s, rule %s, confidence %g)", cmp.Or(names[c.Subject], c.Subject), c.Predicate, cmp.Or(names[c.Object], c.Object), c.Modality, c.Rule,
				fraction(c.Confidence)),
			sentence: "“" + strings.Join(strings.Fields(string(text[c.Evidence.Start:c.Evidence.End])), " ") + "”",
			where:    source + ": " + r.Title,
		})
		d.drawn = d.drawn[:min(len(d.drawn), d.claims)]
	}
}
