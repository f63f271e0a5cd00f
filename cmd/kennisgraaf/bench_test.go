package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// buildProgram builds the program as a user would and returns its path.
func buildProgram(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "kennisgraaf")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-o", path, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// BenchmarkColdStart measures how long the built program takes, without a store, until it has read the sample articles and
// answered a first question; and the size of the binary.
func BenchmarkColdStart(b *testing.B) {
	program := buildProgram(b)
	info, err := os.Stat(program)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		store := "sqlite:" + filepath.Join(b.TempDir(), "k.db")
		cmd := exec.CommandContext(b.Context(), program, "up", "--store", store, "--addr", "127.0.0.1:0")
		out, err := cmd.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		address, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			b.Fatal(err)
		}
		var answer bytes.Buffer
		if err := ask(strings.TrimSpace(address), tryQuery, &answer); err != nil || !strings.Contains(answer.String(), `"id"`) {
			b.Fatalf("%s, %v", answer.String(), err)
		}
		b.StopTimer()
		_ = cmd.Process.Signal(syscall.SIGINT)
		_ = cmd.Wait() // its exit code is for other tests
		b.StartTimer()
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB-binary")
}

// BenchmarkFolder reads a folder made by repeating and varying the sample articles, and reports the peak of the process's
// memory, which must not grow with the folder.
func BenchmarkFolder(b *testing.B) {
	program := buildProgram(b)
	for _, size := range []int{20, 200} {
		folder := sync.OnceValue(func() string { return variedCorpus(b, size) })
		for _, command := range []string{"extract", "run"} {
			b.Run(fmt.Sprintf("%s/%dMB", command, size), func(b *testing.B) {
				args := []string{command, folder()}
				for b.Loop() {
					if command == "run" {
						args = append(args[:2], "--store", "sqlite:"+filepath.Join(b.TempDir(), "k.db"))
					}
					cmd := exec.CommandContext(b.Context(), program, args...)
					var errors bytes.Buffer
					cmd.Stderr = &errors
					if err := cmd.Run(); err != nil {
						b.Fatalf("%v\n%s", err, errors.String())
					}
					b.ReportMetric(float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/1e3, "MB-peak")
				}
				b.SetBytes(int64(size) * 1e6)
			})
		}
	}
}

// variedCorpus writes a folder of some MB: the plain sample articles again and again, every sixth word replaced by one from
// elsewhere, so that no two articles are near-duplicates.
func variedCorpus(b *testing.B, size int) string {
	b.Helper()
	folder := b.TempDir()
	texts, words := sampleTexts(b)
	random := rand.New(rand.NewPCG(2026, uint64(size)))
	for n, written := 0, 0; written < size*1e6; n++ {
		lines := strings.Split(texts[n%len(texts)], "\n")
		for i, line := range lines {
			fields := strings.Fields(line)
			for j, field := range fields {
				if lower := strings.ToLower(field); field == lower && random.IntN(6) == 0 {
					fields[j] = words[random.IntN(len(words))]
				}
			}
			lines[i] = strings.Join(fields, " ")
		}
		text := strings.Join(lines, "\n")
		path := filepath.Join(folder, fmt.Sprintf("%03d", n/100), fmt.Sprintf("%02d.txt", n%100))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		written += len(text)
	}
	return folder
}

// sampleTexts returns the plain sample texts, and the lower-case words in them.
func sampleTexts(b *testing.B) (texts, words []string) {
	b.Helper()
	err := fs.WalkDir(seeds.Sample(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		content, err := fs.ReadFile(seeds.Sample(), path)
		texts = append(texts, string(content))
		return err
	})
	if err != nil || len(texts) == 0 {
		b.Fatalf("%d sample texts, %v", len(texts), err)
	}
	for _, text := range texts {
		for _, w := range strings.Fields(text) {
			if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" && len(w) > 3 {
				words = append(words, w)
			}
		}
	}
	return texts, words
}
