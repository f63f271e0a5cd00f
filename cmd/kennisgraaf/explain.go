package main

import (
	"github.com/spf13/cobra"
)

func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show what every stage makes of a file: articles, sentences, names, entities, claims",
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
			return x.Explain(a.stdout, args[0], text.Text)
		},
	}
	a.config.flags(cmd.Flags(), readSettings()...)
	return cmd
}
