package main

import (
	"github.com/spf13/cobra"
)

func (a *app) explainCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show what every stage saw in a file and decided: articles, names and why, entities, claims and refusals",
		Args:  arguments(cobra.ExactArgs(1), "it needs one file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.readFile(args[0])(cmd.Context())
			if err != nil {
				return err
			}
			for _, note := range text.Notes {
				a.say("note: %s: %s", args[0], note)
			}
			x, err := newExtractor()
			if err != nil {
				return err
			}
			e := x.Explain(args[0], text.Text)
			if asJSON {
				return a.printJSON(e)
			}
			return e.Print(plain{a.stdout})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the explanation as JSON")
	a.config.flags(cmd.Flags(), readSettings()...)
	return cmd
}
