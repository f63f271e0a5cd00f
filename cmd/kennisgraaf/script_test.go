package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the program, and a client for its API, commands that the scripts run as processes of their own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kennisgraaf": main, "graphql": graphqlMain})
}

// TestScripts runs testdata/*.txtar: one topic a file, the program as a user meets it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			return os.Geteuid() == 0, nil
		},
		Setup: func(env *testscript.Env) error {
			env.Values[serversKey{}] = map[string]*server{}
			sample, err := filepath.Abs("../../seeds/sample")
			env.Setenv("SAMPLE", sample)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":       scriptCode,
			"start":      scriptStart,
			"interrupt":  scriptInterrupt,
			"await":      scriptAwait,
			"background": scriptBackground,
			"bytes":      scriptBytes,
			"sparse":     scriptSparse,
			"longline":   scriptLongLine,
			"encode":     scriptEncode,
			"scribble":   scriptScribble,
			"many":       scriptMany,
			"damage":     scriptDamage,
			"fulldisk":   scriptFullDisk,
			"same":       scriptSame,
		},
	})
}
