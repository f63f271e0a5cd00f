package reader

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Files is the file system that inputs come from. Paths are those of the machine.
type Files interface {
	// Open opens a file for reading.
	Open(path string) (fs.File, error)
	// Stat describes what path leads to, links followed.
	Stat(path string) (fs.FileInfo, error)
	// ReadDir lists a folder by name.
	ReadDir(path string) ([]fs.DirEntry, error)
	// Real returns the one path of a file or folder, without links.
	Real(path string) (string, error)
}

// Disk is the machine's own file system.
type Disk struct{}

// Open opens a file for reading.
func (Disk) Open(path string) (fs.File, error) { return os.Open(path) }

// Stat describes what path leads to, links followed.
func (Disk) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }

// ReadDir lists a folder by name.
func (Disk) ReadDir(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) }

// Real returns the one path of a file or folder, without links.
func (Disk) Real(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}
