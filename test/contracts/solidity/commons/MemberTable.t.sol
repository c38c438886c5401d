// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {MemberLookup} from "../../../../contracts/ballots/libraries/MemberLookup.sol";
import {IMembership} from "../../../../contracts/interfaces/IMembership.sol";
import {CommonsId, MemberIndex} from "../../../../contracts/types/Ids.sol";
import {Member, MemberKey, MemberLibrary} from "../../../../contracts/types/Member.sol";
import {ReputationStorage} from "../../../../contracts/reputation/ReputationStorage.sol";
import {SolidityTest} from "../support/SolidityTest.sol";
import {CommonsRegistryStorage} from "../../../../contracts/commons/CommonsRegistryStorage.sol";
import {MemberTable} from "../../../../contracts/commons/MemberTable.sol";

/// @dev Stands for Membership with whatever words it is told.
contract MemberTableTest is SolidityTest {
    mapping(MemberKey => Member) private _members;
    uint256 private _answerLength = type(uint256).max;

    function testFuzz_manyAreReadAsTheyAreStored(uint32 commonsId, address[] memory accounts, uint256 seed) external {
        CommonsId id = CommonsId.wrap(commonsId);
        for (uint256 i = 0; i < accounts.length; ++i) {
            _members[MemberLibrary.keyOf(id, accounts[i])] = Member.wrap(
                uint256(keccak256(abi.encode(seed, accounts[i])))
            );
        }
        if (commonsId == 8) return;
        Member[] memory direct = this.members(id, accounts);
        bytes memory before = abi.encode(accounts);
        Member[] memory looked = MemberLookup.many(IMembership(address(this)), id, accounts);
        bytes memory behind = abi.encode(accounts);
        equal(looked.length, accounts.length, "as many as asked for");
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint256 stored = Member.unwrap(_members[MemberLibrary.keyOf(id, accounts[i])]);
            equal(Member.unwrap(direct[i]), stored, "table");
            equal(Member.unwrap(looked[i]), stored, "lookup");
        }
        holds(keccak256(before) == keccak256(behind), "the question is untouched");
    }

    function testFuzz_bitsBeyondAnAddressAreNotAskedFor(address account, uint96 beyond, uint256 word) external {
        CommonsId id = CommonsId.wrap(1);
        _members[MemberLibrary.keyOf(id, account)] = Member.wrap(word);
        address[] memory accounts = new address[](1);
        assembly ("memory-safe") {
            mstore(add(accounts, 32), or(account, shl(160, beyond)))
        }
        Member[] memory found = MemberLookup.many(IMembership(address(this)), id, accounts);
        equal(Member.unwrap(found[0]), word, "the account's own word");
    }

    function testFuzz_aKeyTellsItsCommonsAndAccount(uint32 commonsId, address account) external pure {
        uint256 key = MemberKey.unwrap(MemberLibrary.keyOf(CommonsId.wrap(commonsId), account));
        equal(key >> 160, commonsId, "commons");
        holds(address(uint160(key)) == account, "account");
    }

    function testFuzz_anAnswerOfAnotherLengthIsRefused(address[] memory accounts, uint8 length) external {
        vm.assume(length != accounts.length);
        _answerLength = length;
        vm.expectRevert();
        this.lookUp(accounts);
    }

    function test_aFailingCallFailsWithItsOwnError() external {
        vm.expectRevert(abi.encodeWithSelector(IMembership.MembershipFull.selector, 8));
        this.lookUpMany(CommonsId.wrap(8));
    }

    function testFuzz_aMemberIsPackedAndReadBack(uint32 index, uint48 joined, uint48 left, bool steward) external pure {
        joined = uint48(within(joined, 1, type(uint48).max));
        left = uint48(within(left, 1, type(uint48).max));
        Member member = MemberLibrary.create(MemberIndex.wrap(index), joined).withSteward(steward);
        equal(MemberIndex.unwrap(member.index()), index, "index");
        equal(member.joined(), joined, "joined");
        holds(member.isSteward() == steward && member.isActive() && member.isKnown(), "a member");
        holds(!member.mayVoteFrom(joined - 1) && member.mayVoteFrom(joined), "votes from its joining on");
        Member gone = member.withLeft(left);
        equal(gone.left(), left, "left");
        equal(gone.joined(), joined, "joined before it left");
        holds(!gone.isActive() && gone.isKnown() && !gone.isSteward() && !gone.hasMoved(), "gone");
        holds(!gone.mayVoteFrom(type(uint48).max), "votes no more");
        Member moved = member.asMoved(left);
        holds(moved.hasMoved() && !moved.isActive() && !moved.mayVoteFrom(type(uint48).max), "moved");
        holds(!Member.wrap(0).isKnown() && !Member.wrap(0).mayVoteFrom(type(uint48).max), "never a member");
    }

    function test_stateLiesWhereErc7201PutsIt() external pure {
        holds(CommonsRegistryStorage.LOCATION == _location("patto.storage.CommonsRegistry"), "CommonsRegistry");
        holds(ReputationStorage.LOCATION == _location("patto.storage.Reputation"), "Reputation");
    }

    /// @dev As Membership answers.
    function members(CommonsId commonsId, address[] calldata accounts) external view returns (Member[] memory) {
        if (CommonsId.unwrap(commonsId) == 8) revert IMembership.MembershipFull(commonsId);
        if (_answerLength != type(uint256).max) return new Member[](_answerLength);
        return MemberTable.readAll(_members, commonsId, accounts);
    }

    function lookUp(address[] memory accounts) external view {
        MemberLookup.many(IMembership(address(this)), CommonsId.wrap(1), accounts);
    }

    function lookUpMany(CommonsId commonsId) external view {
        MemberLookup.many(IMembership(address(this)), commonsId, new address[](1));
    }

    function _location(bytes memory name) private pure returns (bytes32) {
        return keccak256(abi.encode(uint256(keccak256(name)) - 1)) & ~bytes32(uint256(0xff));
    }
}
