package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

// defaultTokens is the file of tokens when none is named.
const defaultTokens = "kennisgraaf.tokens"

func (a *app) tokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke the access tokens of a server",
		Long: `Access tokens say who may ask a server. Their file keeps a hash of each, never the token itself, which is shown once. A server
started with --tokens FILE answers those who show one, and learns of changes by itself; with tokens it may listen beyond this machine.`,
		Args: arguments(cobra.NoArgs, "it is create, list or revoke"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.tokenCreateCommand(), a.tokenListCommand(), a.tokenRevokeCommand())
	return cmd
}

// tokensFile is the file that the commands work on.
func (a *app) tokensFile() string {
	if a.config.guard.tokens == "" {
		return defaultTokens
	}
	return string(a.config.guard.tokens)
}

func (a *app) tokenCreateCommand() *cobra.Command {
	role := "read"
	cmd := &cobra.Command{
		Use:   "create NAME",
		Short: "Make a token, and print it this once",
		Args:  arguments(cobra.ExactArgs(1), "it needs one name"),
		RunE: func(_ *cobra.Command, args []string) error {
			path := a.tokensFile()
			secret, err := token.Create(path, args[0], token.Role(strings.ToUpper(role)), a.now())
			switch {
			case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrConflict):
				return &usageError{err}
			case err != nil:
				return err
			}
			fmt.Fprintln(a.stdout, secret)
			a.say("kept its hash in %s; start the server with --tokens %s", path, path)
			return nil
		},
	}
	a.config.flags(cmd.Flags(), "tokens")
	cmd.Flags().StringVar(&role, "role", role, "what it is for: read, curate or admin")
	return cmd
}

func (a *app) tokenListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the tokens by name, with their roles",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(*cobra.Command, []string) error {
			list, err := token.Load(a.tokensFile())
			if err != nil {
				return err
			}
			for _, t := range list {
				fmt.Fprintf(a.stdout, "%s\t%s\t%s\n", t.Name, strings.ToLower(string(t.Role)), t.Created.Format("2006-01-02"))
			}
			return nil
		},
	}
	a.config.flags(cmd.Flags(), "tokens")
	return cmd
}

func (a *app) tokenRevokeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "revoke NAME",
		Short: "Take a token out of use; a running server learns of it at its next request",
		Args:  arguments(cobra.ExactArgs(1), "it needs one name"),
		RunE:  func(_ *cobra.Command, args []string) error { return token.Revoke(a.tokensFile(), args[0]) },
	}
	a.config.flags(cmd.Flags(), "tokens")
	return cmd
}
