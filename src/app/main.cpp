#include "app/cli/program.h"

int main(int count, char** words) {
  return concert::app::run_program(count, words);
}
