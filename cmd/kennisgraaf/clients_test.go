//go:build clients

package main_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const clients = root + "/tools/clients"

// inClients runs a command of tools/clients and fails with what it says.
func inClients(t *testing.T, name string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = clients
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatalf("%s %q: %v", name, args, err)
	}
}

// TestClients compiles queries against the schema with the compilers of Relay and GraphQL Code Generator, and drives the running
// program with graphql-request, urql, graphql-ws and graphql-sse: make clients. It needs Node and the network.
func TestClients(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		t.Fatal("NODE IS MISSING: these tests drive the server with clients in Node; install Node 20 or newer")
	}
	inClients(t, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	t.Run("relay", func(t *testing.T) { inClients(t, "npm", "run", "relay") })
	t.Run("codegen", func(t *testing.T) { inClients(t, "npm", "run", "codegen") })
	t.Run("drive", func(t *testing.T) {
		program := filepath.Join(t.TempDir(), "kennisgraaf")
		build := exec.CommandContext(t.Context(), "go", "build", "-o", program, ".")
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		store := "sqlite:" + filepath.Join(t.TempDir(), "k.db")
		url := up(t, program, store)
		change := filepath.Join(t.TempDir(), "change.sh")
		// Each call brings another text, so that the graph is another.
		script := "#!/bin/sh\ncd \"$(mktemp -d)\" && echo \"Hogeschool Saxion in Deventer gebruikt Signs of Safety in het onderwijs aan sociaal werkers. Studenten oefenen er met acteurs hoe zij een gesprek over veiligheid beginnen. Dit is oefening $(date +%s%N).\" > a.txt && exec " + program + " run --store " + store + " a.txt\n"
		if err := os.WriteFile(change, []byte(script), 0o700); err != nil { //nolint:gosec // it must run
			t.Fatal(err)
		}
		inClients(t, "node", "clients.mjs", url+"/graphql", change)
	})
}

// up starts the program on the sample articles and returns its address.
func up(t *testing.T, program, store string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, "up", "--store", store, "--addr", "127.0.0.1:0")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://") {
		t.Fatalf("%q %v", line, err)
	}
	return strings.TrimSpace(line)
}
