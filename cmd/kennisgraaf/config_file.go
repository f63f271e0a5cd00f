package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// entry is one key of the configuration file.
type entry struct {
	value string
	place string // "file kennisgraaf.yaml:3"
}

// maxConfigFile bounds a configuration file.
const maxConfigFile = 1 << 20

// readFile reads the configuration file: that of --config, of the environment, or kennisgraaf.yaml in the current folder where
// there is one.
func (c *config) readFile(getenv func(string) string) (map[string]entry, error) {
	path, asked := string(c.file), true
	if path == "" {
		path = getenv(configEnv)
	}
	if path == "" {
		path, asked = configFile, false
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) && !asked {
		return map[string]entry{}, nil
	}
	if err != nil {
		return nil, usagef("give a readable YAML file, or leave --config and "+configEnv+" out",
			fmt.Sprintf("read configuration: %v", err))
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxConfigFile))
	if err != nil {
		return nil, usagef("give a YAML file", fmt.Sprintf("read configuration %s: %v", path, err))
	}
	return c.parseFile(path, content)
}

// parseFile reads a flat YAML mapping and refuses keys that mean nothing.
func (c *config) parseFile(path string, content []byte) (map[string]entry, error) {
	var doc yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(content)).Decode(&doc)
	if errors.Is(err, io.EOF) {
		return map[string]entry{}, nil
	}
	if err != nil {
		return nil, usagef("write one `key: value` a line", fmt.Sprintf("%s: %v", path, err))
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, usagef("write one `key: value` a line", path+": it holds no keys")
	}
	entries := map[string]entry{}
	for i := 0; i+1 < len(doc.Content[0].Content); i += 2 {
		key, value := doc.Content[0].Content[i], doc.Content[0].Content[i+1]
		place := fmt.Sprintf("%s:%d", path, key.Line)
		_, twice := entries[key.Value]
		switch {
		case !slices.Contains(c.names(), key.Value):
			return nil, usagef("the keys are "+strings.Join(c.names(), ", "), fmt.Sprintf("%s: unknown key %q", place, key.Value))
		case value.Kind != yaml.ScalarNode:
			return nil, usagef("give "+key.Value+" one value", fmt.Sprintf("%s: %s holds no plain value", place, key.Value))
		case twice:
			return nil, usagef("keep one of them", fmt.Sprintf("%s: %s stands twice", place, key.Value))
		}
		entries[key.Value] = entry{value.Value, "file " + place}
	}
	return entries, nil
}
