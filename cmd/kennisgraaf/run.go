package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// app is what the commands share.
type app struct {
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	getenv  func(string) string
	now     func() time.Time
	config  *config
	bar     *progressbar.ProgressBar // on the terminal at the moment; nil when none is
	started bool                     // flags and configuration were right
}

// run is the program: it executes one command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	out := &sticky{w: stdout}
	a := &app{stdin: stdin, stdout: out, stderr: stderr, getenv: getenv, now: time.Now, config: defaultConfig()}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("write standard output: %w", out.err)
	}
	if err == nil {
		return exitDone
	}
	a.complain(err)
	return a.exitCode(ctx, err)
}

// The exit codes.
const (
	exitDone   = 0
	exitInputs = 1 // some inputs failed, something asked for does not exist, or the work was interrupted
	exitUsage  = 2
	exitStore  = 3 // store or network unavailable
)

// exitCode returns the code that tells a script what kind of failure err is.
func (a *app) exitCode(ctx context.Context, err error) int {
	var usage *usageError
	var store *storeError
	switch {
	case errors.As(err, &usage), !a.started:
		return exitUsage
	case ctx.Err() != nil:
		return exitInputs
	case errors.As(err, &store), errors.Is(err, graph.ErrUnavailable), errors.Is(err, graph.ErrConflict),
		errors.Is(err, graph.ErrCorrupt), errors.Is(err, graph.ErrFull):
		return exitStore
	default:
		return exitInputs
	}
}

// usageError is a command line or a configuration that can't be followed.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// inputsError is how a command ends when some of its inputs failed; each was named before.
type inputsError string

func (e inputsError) Error() string { return string(e) }

// setAside is how a command ends that set inputs aside.
func setAside(n int) error {
	return inputsError(plural(n, "input was", "inputs were") + " set aside, as said above")
}

// storeError is a store that can't be opened, for whatever reason.
type storeError struct{ err error }

func (e *storeError) Error() string { return e.err.Error() }
func (e *storeError) Unwrap() error { return e.err }

// usagef returns a usageError with what to do about it.
func usagef(remedy, detail string) error {
	return &usageError{&graph.Error{Kind: graph.ErrInvalid, Detail: detail, Remedy: remedy}}
}

// complain prints an error, and its hint on a second line.
func (a *app) complain(err error) {
	hint := graph.Hint(err)
	switch {
	case errors.Is(err, context.Canceled):
		a.say("interrupted: %v", withoutCause(err))
		return
	case hint == "" && !a.started:
		hint = "run `kennisgraaf help` for the commands and their flags"
	}
	a.say("%v", err)
	if hint != "" {
		a.say("hint: %s", hint)
	}
}

// withoutCause drops "context canceled", which tells a person nothing, from the end of a message.
func withoutCause(err error) string {
	return strings.TrimSuffix(err.Error(), ": "+context.Canceled.Error())
}

// rootCommand builds the command tree.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "kennisgraaf",
		Short: "A knowledge graph of Dutch articles, with the evidence for everything in it",
		Long: `Kennisgraaf reads Dutch articles of the social domain, writes what they say into a knowledge graph, each claim with the
sentence that proves it, and serves the graph over GraphQL.

Start with ` + "`kennisgraaf up`" + `: it reads the sample articles that the program carries and serves them.`,
		SilenceErrors:      true,
		SilenceUsage:       true,
		DisableSuggestions: true, // runUnknown says them in the program's own form
		Args:               cobra.ArbitraryArgs,
		RunE:               runUnknown,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.config.load(a.getenv, cmd.Flags()); err != nil {
				return err
			}
			a.started = true
			return nil
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("run `"+cmd.CommandPath()+" --help` for its flags", err.Error())
	})
	root.PersistentFlags().Var(&a.config.file, "config", "configuration file (default kennisgraaf.yaml, where there is one)")
	root.AddCommand(
		a.upCommand(), a.extractCommand(), a.runCommand(), a.removeCommand(),
		a.serveCommand(), a.tokenCommand(), a.searchCommand(), a.showCommand(), a.pathCommand(), a.explainCommand(), a.evalCommand(), a.drawCommand(),
		a.exportCommand(), a.importCommand(), a.verifyCommand(), a.migrateCommand(), a.doctorCommand(),
		a.configCommand(), a.versionCommand(),
	)
	return root
}

// runUnknown runs when no command is named: help without arguments, an error with them.
func runUnknown(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	remedy := "run `kennisgraaf help` for the commands"
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		remedy = "did you mean `kennisgraaf " + strings.Join(near, "` or `kennisgraaf ") + "`?"
	}
	return usagef(remedy, "unknown command \""+args[0]+"\"")
}

// arguments wraps a check of positional arguments so that its error reads like the others.
func arguments(check cobra.PositionalArgs, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) != nil {
			return usagef("usage: "+cmd.UseLine(), cmd.Name()+": "+want)
		}
		return nil
	}
}
