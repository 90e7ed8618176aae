// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QByteArray>

#include <vector>

namespace batchy::test {

/// A workflow file and what PyYAML makes of it: one JSON object, or "refused". The files in
/// tests/data/pyyaml are made there by make_expected.py.
struct PyYamlCase
{
    QByteArray name;
    QByteArray text;
    QByteArray expected;
};

std::vector<PyYamlCase> scalarCases();
std::vector<PyYamlCase> documentCases();
std::vector<PyYamlCase> byteCases();
std::vector<PyYamlCase> mutantCases();

/// A batch as one JSON object, as Python writes it.
QByteArray asJson(const Batch &batch);

/// Fails the running test unless the reader does with the case what PyYAML does.
void compareWithPyYaml(const PyYamlCase &item);

} // namespace batchy::test
