package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// verification counts the quotes that were looked for and those that were not found.
type verification struct {
	Sources   int `json:"sources"`
	Articles  int `json:"articles"`
	Mentions  int `json:"mentions"`
	Evidence  int `json:"evidence"`
	Citations int `json:"citations"`
	Pieces    int `json:"pieces"`    // of article texts, looked up in the files given
	Changed   int `json:"changed"`   // files that are not what was read, or can't be read
	Unchecked int `json:"unchecked"` // paths that can't be looked at; all files, when none is a source of the store
	Broken    int `json:"broken"`
}

func (a *app) verifyCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "verify [PATH...]",
		Short: "Find every quote of the store again in its text, and with paths the texts in their files",
		RunE: func(cmd *cobra.Command, paths []string) error {
			files, failed, err := a.filesByID(cmd.Context(), paths)
			if err != nil {
				return err
			}
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			v := verifier{app: a, store: s, files: files, met: map[string]bool{}}
			if err := v.contributions(cmd.Context()); err != nil {
				return err
			}
			if err := v.answers(cmd.Context()); err != nil {
				return err
			}
			v.unchecked(failed)
			return a.printVerification(v.verification, len(files), asJSON)
		},
	}
	a.config.flags(cmd.Flags(), append(readSettings(), "store")...)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

// filesByID gathers files under the ids of the sources that they are, and counts the paths that could not be looked at.
func (a *app) filesByID(ctx context.Context, paths []string) (files map[string]batch.Source, failed int, err error) {
	files = map[string]batch.Source{}
	if len(paths) == 0 {
		return files, 0, nil
	}
	inputs, failed, err := a.gather(ctx, paths)
	if err != nil {
		return nil, 0, err
	}
	for _, f := range inputs {
		files[f.ID] = f
	}
	return files, failed, nil
}

// verifier looks quotes up, and says of each that it does not find where it should have been.
type verifier struct {
	verification
	app   *app
	store graph.Store
	files map[string]batch.Source
	met   map[string]bool // files that are sources of the store
}

func (v *verifier) broken(format string, args ...any) {
	v.Broken++
	v.app.say("broken: "+format, args...)
}

// contributions checks what every source contributes: that it keeps the contract, and that its texts stand in its file.
func (v *verifier) contributions(ctx context.Context) error {
	return v.store.Dump(ctx, func(c graph.Change) error {
		v.Sources++
		if err := c.Validate(); err != nil {
			v.broken("%v", err)
		}
		file, given := v.files[c.Source.ID]
		if !given {
			return nil
		}
		v.met[c.Source.ID] = true
		text, err := file.Read(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			v.Changed++
			v.app.say("changed: %s: %v", file.Path, err)
			return nil
		case text.Digest != c.Source.Digest:
			v.Changed++
			v.app.say("changed: %s is no longer what was read; run it again", file.Path)
			return nil
		}
		v.pieces(c, text.Text)
		return nil
	})
}

// unchecked counts the paths that could not be looked at, and says which files the store has read nothing of: those set aside,
// or not read yet. When it knows none of the files, what was meant was not verified.
func (v *verifier) unchecked(failed int) {
	v.Unchecked = failed
	var unknown []string
	for id, f := range v.files {
		if !v.met[id] {
			unknown = append(unknown, f.Path)
		}
	}
	if len(unknown) == 0 {
		return
	}
	v.app.say("%s no source of the store, such as %s", plural(len(unknown), "file is", "files are"), slices.Min(unknown))
	if len(unknown) == len(v.files) {
		v.Unchecked += len(unknown)
	}
}

func (v *verifier) pieces(c graph.Change, source string) {
	in := graph.NewOffsets(source)
	for i := range c.Readings {
		r := &c.Readings[i]
		text := graph.NewOffsets(r.Text)
		for _, p := range r.Pieces {
			v.Pieces++
			want, okText := text.Slice(graph.Span{Start: p.Start, End: p.End})
			got, okSource := in.Slice(graph.Span{Start: p.Source, End: p.Source + p.End - p.Start})
			if !okText || !okSource || want != got {
				v.broken("source %s, article %s: text %d..%d does not stand at %d", c.Source.ID, r.Article, p.Start, p.End, p.Source)
			}
		}
	}
}

// verifyPage is how many articles are checked with one question.
const verifyPage = 50

// answers checks what the store answers of every article against the text that it answers with.
func (v *verifier) answers(ctx context.Context) error {
	q := graph.ArticleQuery{Filter: graph.ArticleFilter{EachMember: true}, Content: true, Window: graph.Window{Limit: verifyPage}}
	for {
		pages, err := v.store.Articles(ctx, q)
		if err != nil {
			return err
		}
		page := pages[0]
		if err := v.articles(ctx, page.Items); err != nil {
			return err
		}
		if !page.More || len(page.Positions) == 0 {
			return nil
		}
		q.Window.After = &page.Positions[len(page.Positions)-1]
	}
}

func (v *verifier) articles(ctx context.Context, list []graph.Article) error {
	texts, ids := map[string]*graph.Offsets{}, make([]string, len(list))
	for i, item := range list {
		ids[i], texts[item.ID] = item.ID, graph.NewOffsets(item.Text)
		for _, c := range item.Citations {
			v.Citations++
			v.quote(item.ID, texts[item.ID], graph.Span{Start: c.Start, End: c.End}, c.Text, "citation")
		}
	}
	if len(ids) == 0 {
		return nil
	}
	v.Articles += len(ids)
	mentions, err := v.store.Mentions(ctx, graph.MentionQuery{Articles: ids})
	if err != nil {
		return err
	}
	for _, m := range mentions {
		v.Mentions++
		v.quote(m.Article, texts[m.Article], graph.Span{Start: m.Start, End: m.End}, m.Text, "mention of "+m.Entity)
	}
	all := graph.ClaimFilter{Modalities: graph.Modalities(), EachMember: true}
	claims, err := v.store.Claims(ctx, graph.ClaimQuery{OfArticles: ids, Filter: all})
	if err != nil {
		return err
	}
	for _, page := range claims {
		for _, c := range page.Items {
			v.Evidence++
			v.quote(c.Article, texts[c.Article], c.Evidence, c.Quote, "evidence of "+c.ID)
		}
	}
	return nil
}

func (v *verifier) quote(article string, text *graph.Offsets, at graph.Span, want, what string) {
	if text == nil {
		v.broken("%s: %s: the article is none of those asked for", article, what)
		return
	}
	if got, ok := text.Slice(at); !ok || got != want {
		v.broken("%s: %s: %d..%d does not quote %q", article, what, at.Start, at.End, want)
	}
}

func (a *app) printVerification(v verification, files int, asJSON bool) error {
	if asJSON {
		if err := a.printJSON(v); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(a.stdout, "%s, %s\n", plural(v.Sources, "source", "sources"), plural(v.Articles, "article", "articles"))
		fmt.Fprintf(a.stdout, "found again: %s, %s of evidence, %s", plural(v.Mentions, "mention", "mentions"),
			plural(v.Evidence, "quote", "quotes"), plural(v.Citations, "citation", "citations"))
		if files > 0 {
			fmt.Fprintf(a.stdout, ", %s of text in %s", plural(v.Pieces, "piece", "pieces"), plural(files, "file", "files"))
		}
		fmt.Fprintf(a.stdout, "\n%d broken\n", v.Broken)
	}
	switch {
	case v.Broken > 0:
		return inputsError(plural(v.Broken, "quote is", "quotes are") + " broken")
	case v.Changed > 0:
		return inputsError(plural(v.Changed, "file is", "files are") + " not what was read")
	case v.Unchecked > 0:
		return inputsError(plural(v.Unchecked, "file or path was", "files or paths were") + " not checked, as said above")
	}
	return nil
}
