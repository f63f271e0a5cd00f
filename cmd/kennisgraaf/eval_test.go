package main

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sharedFolder is where annotated articles and their scorer lie beside the repository; tests over them are skipped without it.
const sharedFolder = "../../../shared"

// figures are what score.py and eval both tell: fractions by name.
type figures map[string]float64

// TestEvalAgreesWithTheScorer compares every figure of eval, folder by folder, with those of the scorer that others use.
func TestEvalAgreesWithTheScorer(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(sharedFolder, "eval", "gold", "*"))
	if err != nil || len(folders) == 0 {
		t.Skip("no annotated articles beside the repository")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the scorer with")
	}
	lines := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(lines, command(t, "extract", "--format", "jsonl", filepath.Join(sharedFolder, "seeds")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			score := exec.CommandContext(t.Context(), python, filepath.Join(sharedFolder, "eval", "score.py"), lines, folder, "--json")
			theirs, err := score.Output()
			if err != nil {
				t.Fatalf("run the scorer: %v", err)
			}
			want := scorerFigures(t, theirs)
			got := evalFigures(t, command(t, "eval", "--json", folder, filepath.Join(sharedFolder, "seeds")))
			if len(want) < 12 {
				t.Errorf("only %d figures are compared", len(want))
			}
			for name, w := range want {
				if g, there := got[name]; !there || math.Abs(g-w) > 0.0005 {
					t.Errorf("%s is %.4f (%v), the scorer says %.4f", name, g, there, w)
				}
			}
		})
	}
}

// command runs the program and returns its standard output.
func command(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }); code != exitDone {
		t.Fatalf("%v: exit code %d: %s", args, code, stderr.String())
	}
	return stdout.Bytes()
}

// scorerFigures reads what score.py --json prints: tables of [precision, recall, F1, gold], and single fractions.
func scorerFigures(t *testing.T, data []byte) figures {
	t.Helper()
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		t.Fatal(err)
	}
	out := figures{}
	for name, raw := range parts {
		var rows map[string]json.RawMessage
		if json.Unmarshal(raw, &rows) != nil || rows == nil {
			var share *float64
			if name != "articles" && json.Unmarshal(raw, &share) == nil && share != nil {
				out[name] = *share
			}
			continue
		}
		for row, cells := range rows {
			var share *float64
			var prf []float64
			switch {
			case json.Unmarshal(cells, &share) == nil && share != nil:
				out[row] = *share
			case json.Unmarshal(cells, &prf) == nil && len(prf) == 4:
				if name == "citations" && row == "all" {
					continue
				}
				row = strings.Replace(row, "micro", "all", 1)
				out[name+" "+row+" P"], out[name+" "+row+" R"], out[name+" "+row+" F1"] = prf[0], prf[1], prf[2]
			}
		}
	}
	return out
}

// evalFigures reads what eval --json prints, by the scorer's names.
func evalFigures(t *testing.T, data []byte) figures {
	t.Helper()
	type row struct {
		Name       string
		Precision  float64
		Recall, F1 *float64
	}
	var r struct {
		Shares []struct {
			Name  string
			Value *float64
		}
		Tables []struct {
			Name string
			Rows []row
			All  *row
		}
	}
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	out := figures{}
	for _, s := range r.Shares {
		name := map[string]string{"central": "central_recall", "concepts": "precision_at_10"}[s.Name]
		if name == "" {
			name = s.Name
		}
		if s.Value != nil {
			out[name] = *s.Value
		}
	}
	for _, table := range r.Tables {
		rows := table.Rows
		if table.All != nil {
			rows = append(rows, *table.All)
		}
		for _, x := range rows {
			if x.F1 != nil {
				out[table.Name+" "+x.Name+" P"], out[table.Name+" "+x.Name+" R"], out[table.Name+" "+x.Name+" F1"] = x.Precision, *x.Recall, *x.F1
			}
		}
	}
	return out
}

// Where our own annotated articles lie, and the file that holds what eval says of them.
const (
	ownGold   = "../../extract/testdata/gold"
	scoreFile = "../../score.txt"
)

// TestScoreIsCurrent holds score.txt to what extraction does: a change of quality is a change of that file.
func TestScoreIsCurrent(t *testing.T) {
	var got bytes.Buffer
	for _, args := range [][]string{
		{"eval", ownGold},
		{"eval", ownGold, "--without", "seeds", "--without", "entities", "--without", "crf", "--without", "rules"},
		{"eval", ownGold, "--reliability"},
	} {
		shown := strings.ReplaceAll(strings.Join(args, " "), ownGold, "extract/testdata/gold")
		got.WriteString("$ kennisgraaf " + shown + "\n")
		got.Write(command(t, args...))
		got.WriteString("\n")
	}
	report := command(t, "eval", ownGold, "--json")
	if *update {
		for file, text := range map[string][]byte{scoreFile: got.Bytes(), "quality.json": report} {
			if err := os.WriteFile(file, text, 0o644); err != nil { //nolint:gosec // a file of the repository
				t.Fatal(err)
			}
		}
		return
	}
	if string(report) != ownQuality {
		t.Error("quality.json is stale; `make gold` writes it")
	}
	want, err := os.ReadFile(scoreFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("score.txt is stale; `make gold` writes it, and its diff belongs to the change:\n%s", diff)
	}
}
