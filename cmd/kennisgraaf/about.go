package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract"
)

// configEntry is one line of `config --json`.
type configEntry struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
	Env    string `json:"env"`
	Usage  string `json:"usage"`
}

func (a *app) configCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show the configuration in force and where each value came from",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				entries := make([]configEntry, len(a.config.list))
				for i, s := range a.config.list {
					entries[i] = configEntry{s.name, s.value.String(), s.origin, s.env(), s.usage}
				}
				return a.printJSON(entries)
			}
			w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "NAME\tVALUE\tFROM\tMEANS")
			for _, s := range a.config.list {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.name, s.value, s.origin, s.usage)
			}
			return w.Flush()
		},
	}
	a.config.flags(cmd.Flags(), a.config.names()...)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

// versions is what `version --json` tells.
type versions struct {
	Version   string `json:"version"`
	Revision  string `json:"revision,omitempty"`
	Extractor string `json:"extractor"`
	Go        string `json:"go"`
	Platform  string `json:"platform"`
}

func (a *app) versionCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Show the versions of the program and of its extractor",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(*cobra.Command, []string) error {
			v := currentVersions()
			if asJSON {
				return a.printJSON(v)
			}
			fmt.Fprintf(a.stdout, "kennisgraaf %s\nextractor %s\n%s %s\n", v.Version, v.Extractor, v.Go, v.Platform)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func currentVersions() versions {
	v := versions{
		Version: "unknown", Extractor: extract.Version, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	v.Version = info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.Revision = s.Value
		}
	}
	return v
}
