// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title A smart account for tests that never gives a good answer
contract HostileWallet {
    enum Habit {
        Reverts,
        BurnsGas,
        AnswersTooMuch,
        SaysNo
    }

    Habit private immutable _habit;

    constructor(Habit habit) {
        _habit = habit;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        if (_habit == Habit.BurnsGas) {
            assembly {
                invalid()
            }
        }
        if (_habit == Habit.AnswersTooMuch) {
            bytes memory answer = new bytes(100_000);
            assembly ("memory-safe") {
                return(add(answer, 32), mload(answer))
            }
        }
        require(_habit != Habit.Reverts, "never");
        return bytes4(0xffffffff);
    }
}
