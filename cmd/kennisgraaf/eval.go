package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/extract/eval"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// evaluation is what `eval` is asked for.
type evaluation struct {
	half        string
	without     []string
	errors      bool
	reliability bool
	json        bool
}

func (a *app) evalCommand() *cobra.Command {
	e := &evaluation{half: string(eval.Both)}
	cmd := &cobra.Command{
		Use:   "eval GOLD_DIR [PATH...]",
		Short: "Score extraction against annotated articles",
		Long: `Score what extraction makes of files and folders against the annotated articles of a folder (NAME.json beside NAME.txt), and the
folders below it. Without PATH the texts of that folder are read themselves.

The read half of a gold set are the articles the SHA-256 of whose id starts with a hexadecimal digit of 0 to 7. Rules are
written with an eye on its errors only (--half read --errors); the unread half then says what they are worth elsewhere.`,
		Args: arguments(cobra.MinimumNArgs(1), "it needs a folder of annotated articles"),
		RunE: func(cmd *cobra.Command, args []string) error {
			gold, err := e.gold(args[0])
			if err != nil {
				return err
			}
			sources, failed := a.goldSources(args[0], gold), 0
			if paths := args[1:]; len(paths) > 0 {
				if sources, failed, err = a.gather(cmd.Context(), paths); err != nil {
					return err
				}
			}
			set, err := a.evaluate(cmd.Context(), e, gold, sources)
			if err != nil {
				return err
			}
			if failed += set; failed > 0 {
				return setAside(failed)
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&e.half, "half", e.half, "score the articles of a half only: read, unread or all")
	f.BoolVar(&e.errors, "errors", false, "list every miss and false find, with its sentence and who caused it")
	f.StringArrayVar(&e.without, "without", nil, "compare with an extractor that lacks a part: seeds, entities, crf, pairs, rules, or a recogniser; repeatable; parts joined by commas are left out together")
	f.BoolVar(&e.reliability, "reliability", false, "show how often names and claims of each confidence are right")
	f.BoolVar(&e.json, "json", false, "write the report as JSON")
	a.config.flags(f, append(readSettings(), "workers")...)
	return cmd
}

// goldSources returns the texts of gold articles as sources.
func (a *app) goldSources(dir string, gold []eval.Gold) []batch.Source {
	var out []batch.Source
	for _, g := range gold {
		path := filepath.Join(dir, filepath.FromSlash(g.File))
		out = append(out, batch.Source{ID: g.File, Path: path, Read: a.readFile(path)})
	}
	slices.SortFunc(out, func(a, b batch.Source) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// gold reads the annotated articles that are to be scored.
func (e *evaluation) gold(dir string) ([]eval.Gold, error) {
	if e.errors && e.reliability || (e.errors || e.reliability) && len(e.without) > 0 {
		return nil, usagef("run eval once for each", "--errors, --reliability and --without are different answers")
	}
	half := eval.Half(e.half)
	if half != eval.Both && half != eval.Read && half != eval.Unread {
		return nil, usagef("the halves are read and unread; all stands for both", fmt.Sprintf("unknown half %q", e.half))
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, &graph.Error{
			Kind: graph.ErrNotFound, Detail: dir + ": is no folder", Remedy: "name a folder with NAME.json and NAME.txt for each article",
		}
	}
	gold, err := eval.Load(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return eval.InHalf(gold, half), nil
}

// evaluate runs extraction and prints what was asked for. It returns how many sources were set aside.
func (a *app) evaluate(ctx context.Context, e *evaluation, gold []eval.Gold, sources []batch.Source) (failed int, err error) {
	x, err := newExtractor()
	if err != nil {
		return 0, err
	}
	run, failed, err := a.evalRun(ctx, x, sources, true)
	if err != nil {
		return failed, err
	}
	report := eval.Score(run, gold)
	switch {
	case e.errors:
		return failed, show(a, e, eval.Errors{Report: report, Faults: report.Faults(x)})
	case e.reliability:
		return failed, show(a, e, report.Reliability())
	case len(e.without) > 0:
		ablation := &eval.Ablation{Whole: report}
		for _, parts := range e.without {
			if err := a.evalWithout(ctx, ablation, parts, gold, sources); err != nil {
				return failed, err
			}
		}
		return failed, show(a, e, ablation)
	}
	return failed, show(a, e, report)
}

// evalWithout adds the run of an extractor that lacks the parts, joined by commas.
func (a *app) evalWithout(ctx context.Context, to *eval.Ablation, parts string, gold []eval.Gold, sources []batch.Source) error {
	var without []extract.Part
	for p := range strings.SplitSeq(parts, ",") {
		without = append(without, extract.Part(strings.TrimSpace(p)))
	}
	x, err := newExtractor(without...)
	if err != nil {
		return &usageError{err}
	}
	run, _, err := a.evalRun(ctx, x, sources, false)
	if err != nil {
		return err
	}
	to.Runs = append(to.Runs, eval.Without{Without: parts, Report: eval.Score(run, gold)})
	return nil
}

// show writes a result as JSON or for people.
func show[T interface{ Print(w io.Writer) error }](a *app, e *evaluation, v T) error {
	if e.json {
		return a.printJSON(v)
	}
	return v.Print(plain{a.stdout})
}

// evalRun extracts sources and keeps what they say; told says that notes and progress are worth telling.
func (a *app) evalRun(ctx context.Context, x *extract.Extractor, sources []batch.Source, told bool) (run *eval.Run, failed int, err error) {
	run = &eval.Run{}
	var report func(batch.Event)
	if told {
		p := a.progress("extract", len(sources))
		defer p.end()
		report = a.told(p)
	}
	summary, err := batch.Run(ctx, batch.Job{
		Sources: sources, Version: extract.Version, Extract: x.Extract, Workers: a.workers(), Report: report,
		Sink: func(_ context.Context, changes []graph.Change) error {
			for _, c := range changes {
				run.Add(c)
			}
			return nil
		},
	})
	return run, summary.SetAside, err
}
