// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {BallotPhase} from "../../../../contracts/interfaces/IBallots.sol";
import {BallotMode, ResultRule} from "../../../../contracts/types/BallotMode.sol";
import {BallotId} from "../../../../contracts/types/Ids.sol";
import {PattoWorld} from "../support/PattoWorld.sol";

/// @dev A rule that is added to the list is here at once, and must be refused at the opening or come to a result.
contract EachRuleTest is PattoWorld {
    bytes private constant SHEET = abi.encodePacked(uint64(9), "\x01C\x01Q", uint64(1), "\x01A", uint64(1), "\x01B");

    address private constant MEMBER = address(0xb0b);

    function test_aBallotThatCanBeOpenedCanBeSettled() external {
        enter(MEMBER, bytes32("tag"));
        vm.warp(block.timestamp + 1);
        for (uint8 rule = 0; rule <= uint8(type(ResultRule).max); ++rule) {
            BallotMode memory mode = BallotMode(2, 1, 1, 1, 1, 1, false, ResultRule(rule), 0);
            try
                ballotBox.open(COMMONS, mode, 0, uint48(block.timestamp + 1 days), keccak256(SHEET), bytes32(0))
            returns (BallotId ballotId) {
                _settle(ballotId, mode.rule);
            } catch {
                holds(rule > uint8(ResultRule.EqualShares), "today's rules are taken");
            }
        }
    }

    function _settle(BallotId ballotId, ResultRule rule) private {
        vm.warp(block.timestamp + 1 days + 1);
        if (rule == ResultRule.EqualShares) {
            vm.prank(MEMBER);
            ballotBox.endorse(ballotId, 0, 0, SHEET);
            equal(ballotBox.result(ballotId).endorsements, 1, "a member of the start counts");
            vm.warp(block.timestamp + 1 days + 1);
        }
        ballotBox.finalize(ballotId, SHEET);
        holds(ballotBox.phase(ballotId) == BallotPhase.Final, "settled");
    }
}
