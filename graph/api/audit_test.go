//go:build audit

package api_test

import (
	"os/exec"
	"testing"
)

// TestAudit runs the audit of GraphQL over HTTP from npm against a running server: go test -tags audit -run Audit ./graph/api.
// It needs Node and the network, so it is a run of its own.
func TestAudit(t *testing.T) {
	address, _, _ := serving(t, world(t), options())
	install := exec.CommandContext(t.Context(), "npm", "ci", "--no-audit", "--no-fund")
	install.Dir = "testdata/audit"
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), "node", "testdata/audit/audit.mjs", "http://"+address+"/graphql").CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}
